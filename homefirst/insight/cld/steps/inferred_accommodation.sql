-- Where somebody probably lives, from their latest service: latest end (open is latest), then the fullest type (those of
-- carers last), then a component that tells something, then the latest start. Two different telling components cancel
-- each other out. A care home tells most, then the component whatever the type, then the type.
WITH services AS (
    SELECT
        la_code,
        person_id,
        service_type,
        event_start,
        coalesce(event_end, DATE '9999-01-01') AS event_end,
        CASE service_type
            WHEN 'Long term support: Nursing care' THEN 1
            WHEN 'Long term support: Residential care' THEN 2
            WHEN 'Long term support: Community' THEN 3
            WHEN 'Long term support: Prison' THEN 4
            WHEN 'Short term support: ST-Max' THEN 5
            WHEN 'Short term support: Ongoing low level' THEN 6
            WHEN 'Short term support: Other short term' THEN 7
            ELSE 8
        END AS type_place,
        CASE
            WHEN service_component IN (
                'Shared Lives', 'Extra care housing', 'Community supported living', 'Home support or domiciliary care'
            ) THEN service_component
        END AS telling
    FROM joined
    WHERE lower(event_type) = 'service'
),
placed AS (
    SELECT
        services.*,
        rank() OVER (
            PARTITION BY la_code, person_id
            ORDER BY
                event_end DESC,
                type_place,
                CASE WHEN telling IS NULL THEN 1 ELSE 0 END,
                event_start DESC
        ) AS place
    FROM services
),
latest AS (
    SELECT
        la_code,
        person_id,
        min(CASE WHEN type_place < 8 THEN service_type END) AS service_type,
        CASE WHEN count(DISTINCT telling) = 1 THEN min(telling) END AS telling
    FROM placed
    WHERE place = 1
    GROUP BY la_code, person_id
)
SELECT
    la_code,
    person_id,
    CASE
        WHEN service_type = 'Long term support: Nursing care' THEN 'Registered nursing home'
        WHEN service_type = 'Long term support: Residential care' THEN 'Registered care home'
        WHEN telling = 'Shared Lives' THEN 'Shared Lives scheme'
        WHEN telling = 'Extra care housing'
            THEN 'Sheltered housing, extra care housing or other sheltered housing'
        WHEN telling = 'Community supported living'
            THEN 'Supported accommodation, supported lodgings or supported group home'
        WHEN service_type = 'Long term support: Community' AND telling = 'Home support or domiciliary care'
            THEN 'Unknown: Presumed at home'
        WHEN service_type = 'Long term support: Community' THEN 'Unknown: Presumed in community'
        WHEN service_type = 'Long term support: Prison'
            THEN 'Prison, young offenders institution or detention centre'
    END AS accommodation
FROM latest
