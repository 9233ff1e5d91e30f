"""Runs the Airflow DAG's own functions against an `ebb` that ends with each exit code: python3 dag.py FILE. Airflow itself is stood in for."""

import os
import stat
import sys
import tempfile
from types import ModuleType
from unittest.mock import MagicMock


class AirflowFailException(Exception):
    """Airflow's word for: do not try again."""


def stand_in(name, **members):
    module = ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module


for package in ["airflow.providers", "airflow.providers.standard", "airflow.providers.standard.operators", "airflow.providers.standard.sensors"]:
    stand_in(package)
stand_in("airflow", DAG=MagicMock())
stand_in("airflow.exceptions", AirflowFailException=AirflowFailException)
stand_in("airflow.providers.standard.operators.python", PythonOperator=MagicMock())
stand_in("airflow.providers.standard.sensors.python", PythonSensor=MagicMock())

dag = {"__name__": "dag"}
exec(compile(open(sys.argv[1]).read(), sys.argv[1], "exec"), dag)


def outcome(code, printed=""):
    with tempfile.TemporaryDirectory() as folder:
        ebb = os.path.join(folder, "ebb")
        with open(ebb, "w") as script:
            script.write(f"#!/bin/sh\nprintf '{printed}'\nexit {code}\n")
        os.chmod(ebb, os.stat(ebb).st_mode | stat.S_IXUSR)
        dag["EBB"][:] = [ebb]
        try:
            dag["run"]("2026-06-30", training=False)
            return "done", dag["is_delivered"]("2026-06-30")
        except AirflowFailException:
            return "failed for good"
        except RuntimeError:
            return "tried again"


wanted = {0: ("done", True), 1: "tried again", 5: "tried again", **{code: "failed for good" for code in (2, 3, 4, 6)}}
found = {code: outcome(code, "count(1)\\n17\\n") for code in wanted}
assert found == wanted, found
assert outcome(0, "count(1)\\n0\\n") == ("done", False)
print("ok: exits 1 and 5 are tried again, 2, 3, 4 and 6 are not; a run waits for its day's purchases")
