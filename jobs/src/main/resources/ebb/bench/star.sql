-- table: bi_publication
SELECT CAST(${publication} AS BIGINT) AS publication, DATE '2026-06-30' AS as_of, TIMESTAMPTZ '2026-07-01 04:00:00+00' AS published_at,
  'Generated shop' AS shop, 'EUR' AS currency, 90 AS horizon_days, 90 AS active_days
-- table: bi_customers
SELECT CAST(${publication} AS BIGINT) AS publication, DATE '2026-06-30' AS as_of, customer_id,
  CASE WHEN i < 4 THEN list_value('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '=HYPERLINK("http://x")', 'O''Neil & Söhne')[i + 1]
       ELSE 'Customer ' || i END AS name,
  CAST(NULL AS VARCHAR) AS email,
  CASE WHEN i % 1000 = 7 THEN 'far away' ELSE 'region ' || (i % 12) END AS region, 'territory ' || (i % 40) AS territory, 'owner ' || (i % 25) AS owner,
  CASE WHEN u1 < 0.08 THEN 'new' WHEN u1 < 0.45 THEN 'active' WHEN u1 < 0.6 THEN 'cooling' WHEN u1 < 0.7 THEN 'at risk' WHEN u1 < 0.95 THEN 'lapsed' ELSE 'returned' END AS lifecycle,
  CASE WHEN u1 < 0.7 THEN CASE WHEN u3 < 0.5 THEN 'low' WHEN u3 < 0.8 THEN 'medium' ELSE 'high' END END AS value_band,
  CASE WHEN u1 < 0.7 THEN CASE WHEN p < 0.3 THEN 'low' WHEN p < 0.6 THEN 'medium' ELSE 'high' END END AS risk_band,
  list_value('champions', 'loyal', 'promising', 'needs attention', 'hibernating')[1 + CAST(floor(u3 * 5) AS INTEGER)] AS rfm_group,
  CAST(1 + i % 7 AS VARCHAR) AS account_class, u3 > 0.9 AS is_core, u4 < 0.1 AS is_control,
  CASE WHEN u3 > 0.9 THEN 'core' ELSE 'ordinary' END AS standing, u1 < 0.7 AS is_active,
  CAST(DATE '2023-01-01' + INTERVAL (i % 36) MONTH AS DATE) AS cohort_on, DATE '2023-01-05' + CAST(i % 1000 AS INTEGER) AS first_bought_on,
  DATE '2026-06-30' - CAST(floor(u1 * 120) AS INTEGER) AS last_bought_on
FROM base
-- table: bi_scores
SELECT CAST(${publication} AS BIGINT) AS publication, DATE '2026-06-30' AS as_of, customer_id, p AS churn_probability, p AS cadence_churn_probability, CAST(20 + i % 60 AS INTEGER) AS cadence_limit_days, 1 - p AS p_alive,
  p AS no_purchase_probability,
  3 * (1 - p) AS expected_purchases, CASE WHEN u1 < 0.7 THEN 2 * (1 - p) END AS expected_purchases_low, CASE WHEN u1 < 0.7 THEN 5 * (1 - p) END AS expected_purchases_high,
  CASE WHEN u1 < 0.7 THEN DATE '2026-07-01' + CAST(floor(u2 * 60) AS INTEGER) END AS expected_next_purchase_on,
  CASE WHEN u1 < 0.7 THEN DATE '2026-07-01' + CAST(floor(u2 * 30) AS INTEGER) END AS next_purchase_from_on,
  CASE WHEN u1 < 0.7 THEN DATE '2026-07-01' + CAST(floor(u2 * 90) AS INTEGER) END AS next_purchase_until_on,
  CASE WHEN u1 >= 0.7 THEN 'no date: the customer has lapsed, the rhythm has broken' END AS next_purchase_note,
  CAST(value / 3 AS DECIMAL(18, 2)) AS expected_spend, CAST(value * 6 AS DECIMAL(18, 2)) AS lifetime_value, CAST(value AS DECIMAL(18, 2)) AS expected_value,
  CASE WHEN u1 < 0.7 THEN CAST(value / 2 AS DECIMAL(18, 2)) END AS expected_value_low, CASE WHEN u1 < 0.7 THEN CAST(value * 2 AS DECIMAL(18, 2)) END AS expected_value_high,
  CASE WHEN u1 < 0.7 THEN CAST(p * value AS DECIMAL(18, 2)) END AS money_at_risk, u2 AS risk_percentile,
  CAST(floor(u1 * 120) AS INTEGER) AS silence_days, CAST(1 + i % 60 AS INTEGER) AS purchase_days_count, CAST(value * 4 AS DECIMAL(18, 2)) AS year_amount,
  'Silent for ' || CAST(floor(u1 * 120) AS INTEGER) || ' days, usually ' || (7 + i % 40) AS reason_1, 'Bought less in the last half year than in the one before' AS reason_2,
  CAST(NULL AS VARCHAR) AS reason_3, CAST(NULL AS VARCHAR) AS reason_4, CAST(NULL AS VARCHAR) AS reason_5, 'model-1' AS model_id, false AS is_hindsight
FROM base
-- table: bi_score_history partition: scored_on
SELECT CAST(${publication} AS BIGINT) AS publication, DATE '2026-06-30' AS as_of, customer_id, scored_on, u1 < 0.7 AS is_active,
  least(0.99, p * (0.7 + month / 20.0)) AS churn_probability, 'medium' AS risk_band, CAST(value AS DECIMAL(18, 2)) AS expected_value, false AS is_hindsight,
  'active' AS lifecycle, 'medium' AS value_band, CAST(p * value AS DECIMAL(18, 2)) AS money_at_risk
FROM base, (SELECT unnest(range(6)) AS month, unnest(list_value(DATE '2026-01-31', DATE '2026-02-28', DATE '2026-03-31', DATE '2026-04-30', DATE '2026-05-31', DATE '2026-06-30')) AS scored_on)
-- table: bi_actions
SELECT CAST(${publication} AS BIGINT) AS publication, DATE '2026-06-30' AS as_of, customer_id,
  CASE WHEN u4 < 0.1 THEN 'held back as control' WHEN u4 < 0.2 THEN 'suppressed' WHEN u4 < 0.5 THEN 'due' WHEN u4 < 0.55 THEN 'waiting for capacity' ELSE 'nothing due' END AS state,
  CASE WHEN u4 >= 0.1 AND u4 < 0.2 THEN 'asked not to be contacted' END AS suppressed_because, 'owner ' || (i % 25) AS owner,
  CASE WHEN u4 >= 0.2 AND u4 < 0.55 THEN CASE WHEN i % 50 = 0 THEN 'service' ELSE 'marketing' END END AS purpose,
  CASE WHEN u4 >= 0.2 AND u4 < 0.55 THEN channel.kind END AS kind, CASE WHEN u4 >= 0.2 AND u4 < 0.55 THEN channel.words END AS action,
  CASE WHEN u4 >= 0.2 AND u4 < 0.55 THEN channel.name END AS channel, CAST(NULL AS VARCHAR) AS offer,
  CASE WHEN u4 >= 0.2 AND u4 < 0.55 THEN DATE '2026-07-03' + CAST(i % 12 AS INTEGER) END AS contact_by,
  CASE WHEN u4 >= 0.2 AND u4 < 0.55 THEN CAST(row_number() OVER (PARTITION BY u4 >= 0.2 AND u4 < 0.55 ORDER BY p * value DESC, customer_id) AS INTEGER) END AS priority_rank,
  CAST(NULL AS INTEGER) AS owner_rank, p AS chance_used, CAST(p * value AS DECIMAL(18, 2)) AS expected_loss, 0.1 AS saved_share,
  CASE WHEN u4 >= 0.2 AND u4 < 0.55 THEN CAST(p * value * 0.1 AS DECIMAL(18, 2)) END AS expected_gain,
  CASE WHEN u4 >= 0.2 AND u4 < 0.55 THEN channel.cost END AS cost, 'Silent for ' || CAST(floor(u1 * 120) AS INTEGER) || ' days, longer than usual' AS reason_1,
  CAST(NULL AS VARCHAR) AS reason_2, CAST(NULL AS VARCHAR) AS reason_3, 'segment' AS sources, CAST(NULL AS VARCHAR) AS merged
FROM base, LATERAL (SELECT CASE WHEN value > 400 THEN {'name': 'phone', 'kind': 'call', 'words': 'Call and ask what has changed', 'cost': CAST(8 AS DECIMAL(18, 2))}
  ELSE {'name': 'email', 'kind': 'remind', 'words': 'Remind by e-mail of what is due', 'cost': CAST(0.05 AS DECIMAL(18, 2))} END AS channel)
-- table: bi_warnings
SELECT CAST(${publication} AS BIGINT) AS publication, DATE '2026-06-30' AS as_of, customer_id, CASE WHEN i % 2 = 0 THEN 'loss' ELSE 'sales_progress' END AS rule,
  DATE '2026-06-01' + CAST(i % 28 AS INTEGER) AS opened_on, CASE WHEN i % 9 = 0 THEN 'acknowledged' WHEN i % 11 = 0 THEN 'closed' ELSE 'open' END AS status,
  CASE WHEN value > 800 THEN 'critical' WHEN value > 400 THEN 'serious' ELSE 'notice' END AS severity, p AS value, 0.35 AS "limit", 'marketing' AS purpose,
  CAST(p * base.value AS DECIMAL(18, 2)) AS exposure_amount, CAST(p * base.value AS DECIMAL(18, 2)) AS money_at_risk, 'Likely to be lost: ' || round(100 * p) || ' %' AS message,
  'Call before the contact date' AS next_step, 0.4 AS right_share, '40 % of 250' AS right_record, 'owner ' || (i % 25) AS owner, CAST(i % 28 AS INTEGER) AS age_days,
  DATE '2026-06-30' AS checked_on, CASE WHEN i % 11 = 0 THEN DATE '2026-06-30' END AS closed_on, CAST(NULL AS DATE) AS snoozed_until_on
FROM base WHERE u1 < 0.7 AND p > 0.6
-- table: bi_flow
SELECT CAST(${publication} AS BIGINT) AS publication, DATE '2026-06-30' AS as_of, DATE '2026-06-30' - 90 * (CAST(n AS INTEGER) + 1) AS from_on, DATE '2026-06-30' - 90 * CAST(n AS INTEGER) AS until_on, movement,
  CAST(CASE movement WHEN 'stayed' THEN ${customers} * 0.5 WHEN 'returned' THEN 5 ELSE ${customers} * 0.1 END AS BIGINT) AS customer_count, CAST(1000 * ${customers} AS DECIMAL(18, 2)) AS year_amount
FROM range(6) r(n), (SELECT unnest(list_value('gained', 'stayed', 'returned', 'lost')) AS movement)
-- table: category_rhythm partition: as_of
SELECT customer_id, DATE '2026-06-30' AS as_of, category, CAST(5 AS INTEGER) AS purchase_days_count, CAST(20 + i % 30 AS INTEGER) AS usual_gap_days,
  DATE '2026-06-30' - CAST(i % 40 AS INTEGER) AS last_bought_on, DATE '2026-07-10' AS due_on, DATE '2026-07-02' AS due_from_on, DATE '2026-07-20' AS due_until_on,
  'on time' AS state, CAST(value AS DECIMAL(18, 2)) AS year_amount
FROM base, (SELECT unnest(list_value(0, 1)) AS k), LATERAL (SELECT list_value('coffee', 'tea', 'body_care', 'pets', 'garden', 'kitchen')[1 + (i + 3 * k) % 6] AS category)
-- table: model_card partition: as_of
SELECT DATE '2026-06-30' AS as_of, 'model-1' AS model_id, 'xgboost' AS contestant, true AS is_better_than_rule, 'recency' AS best_rule, 'good' AS grade,
  'It beats the best rule on the date held out.' AS reasons, DATE '2026-04-01' AS holdout_on, CAST(90 AS INTEGER) AS horizon_days, CAST(100000 AS INTEGER) AS training_row_count,
  CAST(9000 AS INTEGER) AS holdout_row_count, 0.31 AS holdout_churn_share, '{}' AS card
-- table: ingested_files
SELECT 'purchases' AS input, 'purchases-' || n || '.csv' AS source_file, CAST(1000 AS BIGINT) AS size_bytes, 'x' AS sha256, 'y' AS mapping_hash, CAST(1 AS BIGINT) AS delivery, false AS is_gone,
  CAST(1000 AS BIGINT) AS in_count, CAST(990 AS BIGINT) AS accepted_count, CAST(4 AS BIGINT) AS duplicate_count, CAST(3 AS BIGINT) AS anonymous_count, CAST(0 AS BIGINT) AS filtered_count,
  CAST(3 AS BIGINT) AS rejected_count, CAST(0 AS BIGINT) AS equal_count, TIMESTAMPTZ '2026-07-01 03:00:00+00' AS ingested_at
FROM range(3) r(n)
-- table: rejected
SELECT 'purchases' AS input, 'purchases-1.csv' AS source_file, CAST(n AS BIGINT) AS line_number, 'the amount is no number' AS reason, 'Ms Secret' AS detail, 'Ms Secret;x' AS raw_text
FROM range(9) r(n)
