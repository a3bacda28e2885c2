package answer_test

import "detente/answer/wording"

var words = wording.For("en")
