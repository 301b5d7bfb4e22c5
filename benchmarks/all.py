"""Run every benchmark that needs no data of its own, one after the other: ``python
benchmarks/all.py``.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SCRIPTS = ("networks.py", "maps.py", "agreement.py", "read.py", "exchange.py", "server.py")

if __name__ == "__main__":
    for name in SCRIPTS:
        if (HERE / name).exists():
            print(f"== {name}", flush=True)
            subprocess.run([sys.executable, str(HERE / name)], check=False)
