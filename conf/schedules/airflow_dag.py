"""A nightly run under Airflow: one task, because a run publishes all its tables at once or none of them.

A retry is safe at any point: what is done already is passed over, what was left half done is written again.
"""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG(
    dag_id="ebb",
    schedule="30 2 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
) as dag:
    BashOperator(
        task_id="run",
        bash_command="/opt/ebb/ebb run --conf /etc/ebb/shop.yaml --as-of {{ ds }} --json",
    )
