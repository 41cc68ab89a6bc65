-- Care home stays that began in the period and cannot count, because their component is blank. Used to show what weakens
-- the figure, never in it.
SELECT
    joined.person_id,
    joined.la_code,
    joined.record_number,
    CASE
        WHEN date_diff('day', details.birth_date, joined.event_start) / 365.25 < 65 THEN '18 to 64'
        ELSE '65 and above'
    END AS age_band
FROM joined
CROSS JOIN period
JOIN person_details AS details
    ON details.la_code = joined.la_code
    AND details.person_id = joined.person_id
WHERE joined.client_type = 'Service user'
    AND lower(joined.event_type) = 'service'
    AND joined.service_type IN ('Long term support: Nursing care', 'Long term support: Residential care')
    AND joined.service_component IS NULL
    AND joined.event_start BETWEEN period.period_start AND period.period_end
    AND details.birth_date IS NOT NULL
