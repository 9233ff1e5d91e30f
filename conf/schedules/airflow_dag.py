"""Ebb under Airflow 2 or 3: a nightly run, and once a week one that also trains.

A run is one task, because it publishes all its tables at once or none of them. A retry is safe at any point: what is done already is passed over, what was
left half done is written again. Only exit codes that another try can cure are tried again: 1 (failure) and 5 (another run holds the lake).
"""

import subprocess
from datetime import datetime, timedelta

from airflow import DAG
from airflow.exceptions import AirflowFailException

try:
    from airflow.providers.standard.operators.python import PythonOperator
    from airflow.providers.standard.sensors.python import PythonSensor
except ImportError:  # Airflow 2
    from airflow.operators.python import PythonOperator
    from airflow.sensors.python import PythonSensor

EBB = ["/opt/ebb/ebb"]
CONF = ["--conf", "/etc/ebb/shop.yaml"]
RETRIED = (1, 5)


def ebb(*arguments):
    """Runs a verb; fails for good where another try would end the same way."""
    done = subprocess.run([*EBB, *arguments, *CONF], stdout=subprocess.PIPE, text=True)
    if done.returncode in RETRIED:
        raise RuntimeError(f"ebb {arguments[0]} ended with {done.returncode}: it will be tried again")
    if done.returncode != 0:
        raise AirflowFailException(f"ebb {arguments[0]} ended with {done.returncode}: a person should read its message above")
    return done.stdout


def run(day, training):
    """All jobs as of the last day of the data interval."""
    print(ebb("run", "--as-of", day, "--json", *([] if training else ["--without-training"])))


def is_delivered(day):
    """Whether purchases of that day are here: a run on a late feed would be refused beyond `as-of-tolerance-days`, and blind to a day before that."""
    ebb("ingest")
    query = f"SELECT count(*) FROM purchases WHERE ordered_on >= DATE '{day}'"
    return int(ebb("sql", "--format", "csv", query).split()[-1]) > 0


def schedule(dag_id, cron, training):
    """The data interval of a run at night ends that night, so its first day is the last complete one of a daily run."""
    day = "{{ data_interval_end.subtract(days=1) | ds }}"
    with DAG(
        dag_id=dag_id,
        schedule=cron,
        start_date=datetime(2026, 1, 1),
        catchup=False,
        max_active_runs=1,
        default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
    ) as dag:
        fresh = PythonSensor(
            task_id="purchases_are_fresh",
            python_callable=is_delivered,
            op_kwargs={"day": day},
            mode="reschedule",
            poke_interval=timedelta(minutes=15),
            timeout=timedelta(hours=6),
        )
        fresh >> PythonOperator(task_id="run", python_callable=run, op_kwargs={"day": day, "training": training})
    return dag


nightly = schedule("ebb_nightly", "30 2 * * 1-6", training=False)
weekly = schedule("ebb_weekly", "30 2 * * 0", training=True)
