"""The case file (案卷): its contract, vocabulary, reading, and the view that rules are evaluated on."""
