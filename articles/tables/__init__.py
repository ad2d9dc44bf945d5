"""Tables of tags and people that go out as CSV, are corrected in a spreadsheet, and come back.

What comes back is tried first: the dry run does all that the import would do, tells each change and
each fault, and takes everything back. So what an editor is shown is what will be written, and where
one line is at fault nothing is.
"""
