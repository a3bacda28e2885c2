// Package vector keeps vectors of texts and finds the nearest.
//
// [Quantise] makes 8 bits of each number, a [Matrix] finds the nearest of many
// vectors by comparing with every one, and a [Store] keeps them in a file, so
// that each is made once. What makes vectors of texts is no matter of this
// package.
package vector
