"""Reading (读取): strict YAML and JSON with positions, scalars as people write them, typing by a contract."""
