import { ask } from "./ask.js";

await ask({
  star: `SELECT actions.priority_rank, actions.customer_id, coalesce(customers.region, 'not known') AS region, actions.owner, actions.action, actions.channel,
      actions.contact_by, actions.expected_gain, actions.reason_1
    FROM actions JOIN customers USING (customer_id) WHERE actions.state = 'due' ORDER BY actions.priority_rank, actions.customer_id LIMIT 50`,
});
