"""Coverage (覆盖): which rule, person or later part carries each clause, which rule reads each key of a manifest."""
