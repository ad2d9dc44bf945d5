"""The stages that read a printed page, one rule of form a file; `seeds.pipeline` sets their order."""
