CREATE SCHEMA mart;
CREATE TABLE mart.order_lines (customer_key DOUBLE PRECISION, order_ts TIMESTAMP, net_amount DECIMAL(12,2), order_no VARCHAR(20), sku VARCHAR(20), sales_channel VARCHAR(20), order_state VARCHAR(20));
INSERT INTO mart.order_lines VALUES (12345601, TIMESTAMP '2025-06-01 10:00:00', 10.50, 'A1', 's1', 'web', 'DONE');
INSERT INTO mart.order_lines VALUES (12345601, TIMESTAMP '2025-06-01 10:00:00', 4.50, 'A1', 's2', 'web', 'done');
INSERT INTO mart.order_lines VALUES (-1, TIMESTAMP '2025-06-02 10:00:00', 7.00, 'A2', 's1', 'shop', 'DONE');
INSERT INTO mart.order_lines VALUES (77, TIMESTAMP '2025-06-03 10:00:00', 9.00, 'A3', 's1', 'web', 'CANCELLED');
