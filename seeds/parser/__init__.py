"""The stages that read a printed page, one rule of form a file, in `seeds.pipeline`'s order."""
