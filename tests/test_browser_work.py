"""Two pages from the file to readers, in no more keystrokes and clicks than the desk aims at."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.browser
@pytest.mark.slow
def test_a_page_takes_no_more_work_than_it_should() -> None:
    command = [sys.executable, "benchmarks/desk.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("an article, 6 at most") == 2
