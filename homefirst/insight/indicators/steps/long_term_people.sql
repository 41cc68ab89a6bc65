-- Adults (or people of unknown age) with long-term support at any time in the period, and where they live now.
-- Age is at the end of the latest service, at most the end of the period.
WITH overlapping AS (
    SELECT
        services.la_code,
        services.person_id,
        max(services.event_end) AS last_end,
        max(services.record_number) AS record_number
    FROM long_term_services AS services
    CROSS JOIN period
    WHERE services.event_kind = 'service'
        AND services.event_start <= period.period_end
        AND services.event_end >= period.period_start
    GROUP BY services.la_code, services.person_id
),
aged AS (
    SELECT
        overlapping.*,
        details.gender,
        details.accommodation,
        details.primary_support_reason,
        floor(date_diff('day', details.birth_date, least(overlapping.last_end, period.period_end)) / 365.25) AS age
    FROM overlapping
    CROSS JOIN period
    JOIN person_details AS details
        ON details.la_code = overlapping.la_code
        AND details.person_id = overlapping.person_id
    WHERE details.date_of_death IS NULL OR details.date_of_death >= period.period_start
)
SELECT
    aged.la_code,
    aged.person_id,
    aged.gender,
    aged.accommodation,
    aged.primary_support_reason,
    aged.record_number,
    coalesce(codes.settled, FALSE) AS settled,
    CASE WHEN age IS NULL THEN 'Unknown' WHEN age < 65 THEN '18 to 64' ELSE '65 and above' END AS age_band
FROM aged
LEFT JOIN codes
    ON codes.field = 'accommodation'
    AND codes.release = 'R2'
    AND codes.release_2 = aged.accommodation
WHERE age IS NULL OR age >= 18
