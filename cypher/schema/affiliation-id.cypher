// One affiliation per id within its type; the index also finds it. Run once for each type.
CREATE CONSTRAINT {{type_in_lower_case}}_id IF NOT EXISTS FOR ()-[a:{{type}}]-() REQUIRE a.id IS UNIQUE
