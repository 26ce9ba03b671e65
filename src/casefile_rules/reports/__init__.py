"""Reports (报告): one module a format, each a pure function of one assessment in its JSON form."""
