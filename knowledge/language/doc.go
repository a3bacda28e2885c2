// Package language reads written language: its normal form, its units and terms,
// its sentences, and what a question is made of beside its content.
//
// Nothing here changes text that is shown. Every function reports byte offsets
// into the string it was given, so that whoever quotes can quote verbatim.
package language
