"""The contracts' common ground: how a model becomes a committed JSON Schema. Not imported when a file is checked."""
