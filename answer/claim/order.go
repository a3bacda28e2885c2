package claim

func checkAttribution(k *comparison) (fault, bool) { return fault{}, false }
func checkCounted(k *comparison) (fault, bool)     { return fault{}, false }
func checkOrder(k *comparison) (fault, bool)       { return fault{}, false }
