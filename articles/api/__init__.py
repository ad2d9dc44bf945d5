"""The API's collections of the newspaper: issues, pages, sections, articles, tags."""
