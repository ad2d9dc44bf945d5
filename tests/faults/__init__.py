"""Faults and abuses really done to the importer: killed processes, full disks, lost databases."""
