// One segment per end in the log; the index gives them in order.
CREATE CONSTRAINT segment_last IF NOT EXISTS FOR (s:Segment) REQUIRE s.last IS UNIQUE
