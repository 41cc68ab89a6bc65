-- Rule 3: the best recognised service in the window, by its kind alone. Support for carers is not recognised.
WITH recognised AS (
    SELECT
        la_code,
        person_id,
        episode_start,
        record_number,
        service_type,
        CASE service_type
            WHEN 'Long term support: Nursing care' THEN 1
            WHEN 'Long term support: Residential care' THEN 2
            WHEN 'Long term support: Community' THEN 3
            WHEN 'Long term support: Prison' THEN 4
            WHEN 'Short term support: Ongoing low level' THEN 6
            WHEN 'Short term support: Other short term' THEN 7
        END AS place,
        coalesce(service_component IN ('Short term residential care', 'Short term nursing care'), FALSE) AS in_home
    FROM around_reablement
    WHERE in_window
),
ordered AS (
    SELECT
        recognised.*,
        row_number() OVER (
            PARTITION BY la_code, person_id, episode_start
            ORDER BY place, CASE WHEN in_home THEN 0 ELSE 1 END, record_number DESC
        ) AS best_first
    FROM recognised
    WHERE place IS NOT NULL
)
SELECT
    la_code,
    person_id,
    episode_start,
    record_number,
    CASE
        WHEN place = 7 AND in_home THEN 'Short term support: Residential or Nursing care'
        ELSE service_type
    END AS result
FROM ordered
WHERE best_first = 1
