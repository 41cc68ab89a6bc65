-- view
-- Rows that stand in the Joined table's reference periods (in_return) and, where method.keep_all says so, all others.
-- Requests, assessments and reviews count when they ended in the reference period; services when active in it.
-- Death closes what it interrupts; an event that starts after death does not count.
WITH ended AS (
    SELECT
        identified.*,
        CASE
            WHEN event_end IS NULL AND date_of_death > event_start THEN date_of_death
            WHEN event_end > date_of_death AND date_of_death >= event_start THEN date_of_death
            ELSE event_end
        END AS derived_end
    FROM identified
),
placed AS (
    SELECT
        ended.*,
        chosen.ref_start,
        chosen.ref_end,
        chosen.is_last,
        coalesce(
            chosen.ref_start IS NOT NULL
            AND event_start <= chosen.ref_end
            AND coalesce(date_of_death >= event_start AND date_of_death >= chosen.ref_start, TRUE)
            AND CASE
                WHEN event_kind IN ('request', 'assessment', 'review')
                    THEN derived_end BETWEEN chosen.ref_start AND chosen.ref_end
                WHEN event_kind = 'service'
                    THEN derived_end IS NULL OR derived_end >= chosen.ref_start
            END,
            FALSE
        ) AS in_return
    FROM ended
    LEFT JOIN chosen
        ON chosen.file_number = ended.file_number
)
SELECT placed.*
FROM placed
CROSS JOIN method
WHERE in_return OR (method.keep_all AND event_kind IS NOT NULL)
