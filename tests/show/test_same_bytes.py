"""The same study gives the same bytes on every processor and on any number of its cores."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

import hustings

ANSWERS = Path(__file__).with_name("answers.py")
KERNELS = {"SkylakeX": "avx512f", "Zen": "avx2", "Haswell": "avx2", "Sandybridge": "avx"}
"""Kernels of OpenBLAS, and what a processor must have to run them."""
BARE = "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F,-AVX2_Usable,-FMA_Usable"
"""The C library's exp and log as a processor without fused multiply-add works them out."""


def able() -> list[str]:
    """The kernels this processor can run."""
    told = Path("/proc/cpuinfo")
    flags = told.read_text(encoding="utf-8").split() if told.exists() else []
    return [kernel for kernel, flag in KERNELS.items() if flag in flags]


def machines() -> dict[str, dict[str, str]]:
    """Name -> environment of a process that works as another machine would."""
    found = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])
    made = {
        f"{kernel}, {1 + k % 2} threads": {
            "OPENBLAS_CORETYPE": kernel,
            "OPENBLAS_NUM_THREADS": str(1 + k % 2),
            "OMP_NUM_THREADS": str(1 + k % 2),
        }
        for k, kernel in enumerate(able())
    }
    made["plain, 1 thread"] = {
        "OPENBLAS_NUM_THREADS": "1",
        "NPY_DISABLE_CPU_FEATURES": " ".join(found),
        "GLIBC_TUNABLES": BARE,
    }
    return made


def hashes_on(machine: dict[str, str]) -> dict[str, str]:
    source = str(Path(hustings.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, str(ANSWERS)],
        env={**os.environ, "PYTHONPATH": source, **machine},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    made: dict[str, str] = json.loads(done.stdout)
    return made


@pytest.mark.machines
@pytest.mark.skipif(len(able()) < 2, reason="This processor runs one kernel of OpenBLAS at most.")
def test_every_kernel_and_thread_count_gives_the_same_bytes() -> None:
    tried = machines()
    with ThreadPoolExecutor(2) as pool:
        first, *others = zip(tried, pool.map(hashes_on, tried.values()), strict=True)
    assert len(first[1]) > 50
    for name, made in others:
        differ = [answer for answer in first[1] if made[answer] != first[1][answer]]
        assert not differ, f"{name} differs from {first[0]}"
