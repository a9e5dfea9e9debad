"""Practice on made-up cases: their own store, their own mark, never mixed with real accounts."""
