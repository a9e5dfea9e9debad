"""The line-by-line shell: for screen readers, pipes and terminals that can't draw.

The same conversation and the same View as the screens. One thing a line, nothing redrawn, ASCII but
for people's own words. It decides nothing: what it shows comes from the View, what it is told
becomes an intent.
"""
