"""The suite again on PostgreSQL, where there is one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

NOT_HERE = "not browser and not slow"
URL = os.environ.get("TEST_POSTGRES_URL", "")


@pytest.mark.skipif(not URL, reason="PostgreSQL left out: TEST_POSTGRES_URL is not set")
def test_suite_passes_on_postgresql() -> None:
    environment = {k: v for k, v in os.environ.items() if k != "TEST_POSTGRES_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-m", NOT_HERE, "-p", "no:cacheprovider"],
        env={**environment, "DATABASE_URL": URL},
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-5000:]
