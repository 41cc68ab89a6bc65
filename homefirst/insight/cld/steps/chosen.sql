-- For each quarter the latest file that covers the whole of it. The quarters that one file serves are one
-- reference period, from the first of them to the last.
WITH covering AS (
    SELECT
        quarters.quarter_start,
        quarters.quarter_end,
        files.la_code,
        files.file_number,
        files.period_start,
        files.period_end,
        row_number() OVER (
            PARTITION BY files.la_code, quarters.quarter_start
            ORDER BY files.period_end DESC, files.file_number DESC
        ) AS place
    FROM quarters
    JOIN files
        ON files.period_start <= quarters.quarter_start
        AND files.period_end >= quarters.quarter_end
),
periods AS (
    SELECT
        la_code,
        file_number,
        period_start AS file_start,
        period_end AS file_end,
        min(quarter_start) AS ref_start,
        max(quarter_end) AS ref_end
    FROM covering
    WHERE place = 1
    GROUP BY la_code, file_number, period_start, period_end
)
SELECT periods.*, ref_end = max(ref_end) OVER (PARTITION BY la_code) AS is_last
FROM periods
