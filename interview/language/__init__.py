"""Language: phrases that look back or lay blame, and words that may say who somebody is.

Pure: a text and rules go in, places in the text come out. Nothing here changes a word, scores
anything or knows what is done with what it finds (method.md 8).
"""
