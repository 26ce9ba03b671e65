"""Rulesets (规则集): a versioned folder of YAML rules with a rubric, which may extend others."""
