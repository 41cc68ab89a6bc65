-- Events of each person from the one that tells most about now (1) to the one that tells least: latest quarter,
-- then latest end (open is latest), then latest start. Equal events share a place.
SELECT
    joined.*,
    dense_rank() OVER (
        PARTITION BY la_code, person_id
        ORDER BY ref_end DESC, coalesce(event_end, DATE '9999-01-01') DESC, event_start DESC
    ) AS place,
    dense_rank() OVER (PARTITION BY la_code, person_id ORDER BY ref_end DESC) AS quarter_place
FROM joined
