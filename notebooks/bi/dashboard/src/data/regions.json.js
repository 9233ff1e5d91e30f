import { ask } from "./ask.js";

// The measures of the semantic model: active customers, expected churn rate, money at risk.
await ask({
  star: `SELECT coalesce(customers.region, 'not known') AS region,
      count(*) FILTER (WHERE customers.is_active) AS active_customers,
      avg(scores.churn_probability) FILTER (WHERE customers.is_active) AS expected_churn_rate,
      sum(scores.money_at_risk) AS money_at_risk
    FROM scores JOIN customers USING (customer_id) GROUP BY 1 HAVING count(*) FILTER (WHERE customers.is_active) > 0 ORDER BY 3 DESC`,
  sums: `SELECT coalesce(region, 'not known') AS region, active AS active_customers, mean_churn_probability AS expected_churn_rate, money_at_risk
    FROM ebb.customers_by_region WHERE active > 0 ORDER BY 3 DESC`,
});
