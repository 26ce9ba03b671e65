"""Mutation (变异测试): whether any part of a rule or of a rubric could be changed without an example noticing.

Every change is made to the data as they are written, one at a time, and the examples that could notice are run. A
change that none of them notices survives, and with it the question whether the examples prove that part at all.
"""
