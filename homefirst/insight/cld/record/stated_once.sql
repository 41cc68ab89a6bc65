-- What the method knows of each person. Where rows of one person carry two councils' codes, the fuller row count wins.
SELECT *
FROM stated_details
QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY la_code) = 1
