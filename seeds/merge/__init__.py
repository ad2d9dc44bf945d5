"""Three-way merge of a page that comes again with a better text.

The common ancestor is what was read before, `ours` is what editors have made of it, `theirs` is
what is read now. Articles are matched by their text; each field is updated, kept, or put before an
editor.
"""
