-- People whom an unpaid carer's event, standing in the year of the details, names as cared for.
WITH links AS (
    SELECT la_code, linked_1 AS linked, client_type, event_start, event_end FROM joined
    UNION ALL
    SELECT la_code, linked_2 AS linked, client_type, event_start, event_end FROM joined
    UNION ALL
    SELECT la_code, linked_3 AS linked, client_type, event_start, event_end FROM joined
)
SELECT DISTINCT joined.la_code, joined.person_id
FROM links
CROSS JOIN details_period AS period
JOIN joined
    ON joined.la_code = links.la_code
    AND upper(joined.la_person_id) = upper(links.linked)
WHERE links.client_type IN ('Unpaid carer', 'Unpaid carer known by association')
    AND links.event_start <= period.period_end
    AND (links.event_end IS NULL OR links.event_end >= period.period_start)
