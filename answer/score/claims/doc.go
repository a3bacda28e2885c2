// Package claims measures the check of phrased replies against statements that are
// known to say, or not to say, what the sentences do that they rest on.
package claims
