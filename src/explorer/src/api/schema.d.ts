// Made by "npm run schema" from the OpenAPI document; not to be edited.
export interface paths {
    "/api/v1/paths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PathFind"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/paths/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PathSetMatrix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overlap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PathSetOverlap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{id}/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PathSetReach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/{dataset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SearchSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EntityList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CoverageRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subgraph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SubgraphExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ClaimRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CatalogRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CatalogWords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EntityRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{id}/adjacent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EntityAdjacent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{id}/adjacent/{type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EntityAdjacentOfType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/affiliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AffiliationList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/affiliations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AffiliationRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bodies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BodyList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bodies/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BodyMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bodies/{id}/members/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BodySeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bodies/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BodyHistories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bodies/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BodyHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/centrality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CentralityList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/centrality/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CentralityCompare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/centrality/{measure}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CentralityRank"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SourceList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SourceRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/q/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["QuestionAsk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/q/{id}/citation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["QuestionCite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["JobRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["JobReadResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["JobListen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["HealthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["HealthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AdjacencyAnswer: {
            entity: components["schemas"]["FtmEntity"];
            adjacent: {
                [key: string]: components["schemas"]["AdjacentGroup"];
            };
            snapshot: components["schemas"]["SnapshotInfo"];
        };
        AdjacentGroup: {
            results: components["schemas"]["AdjacentTie"][];
            total: components["schemas"]["Total"];
            limit: number;
            offset: number;
        };
        AdjacentTie: {
            /** @enum {string} */
            direction: "out" | "in" | "both";
            label: string;
            entity: components["schemas"]["EntityRef"];
            affiliation: components["schemas"]["TieShape"];
        };
        AffiliationAnswer: {
            subject: components["schemas"]["EntityRef"];
            object: components["schemas"]["EntityRef"];
            affiliation: components["schemas"]["TieShape"];
            snapshot: components["schemas"]["SnapshotInfo"];
        };
        AffiliationsAnswer: {
            results: components["schemas"]["ListedTie"][];
            total: components["schemas"]["Total"];
            limit: number;
            offset: number;
            snapshot: components["schemas"]["SnapshotInfo"];
        };
        BodiesAnswer: {
            results: components["schemas"]["BodyShape"][];
            as_of: string;
            certainty_on: string;
            rules: string[];
            snapshot: components["schemas"]["SnapshotInfo"];
            total: components["schemas"]["Total"];
            limit: number;
            offset: number;
            other_parents: components["schemas"]["EntityRef"][];
        };
        BodyHistoriesAnswer: {
            results: components["schemas"]["BodyHistory"][];
            rules: string[];
            snapshot: components["schemas"]["SnapshotInfo"];
            total: components["schemas"]["Total"];
            limit: number;
            offset: number;
        };
        BodyHistory: {
            body: components["schemas"]["EntityRef"];
            changes: components["schemas"]["MemberChange"][];
        };
        BodyReach: {
            body: components["schemas"]["EntityRef"];
            members: number;
        };
        BodyShape: {
            id: string;
            caption: string;
            /** @enum {string} */
            schema: "Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event";
            names: components["schemas"]["TextShape"][];
            start: null | string;
            end: null | string;
            parents: components["schemas"]["EntityRef"][];
            members: components["schemas"]["MemberCounts"];
            main_parent: null | string;
        };
        CatalogAnswer: {
            datasets: components["schemas"]["DatasetShape"][];
            current: string[];
            outdated: string[];
            index_stale: boolean;
            schemata: components["schemas"]["SchemaShape"][];
            relationships: components["schemas"]["RelationshipShape"][];
            measures: components["schemas"]["MeasureShape"][];
            snapshot: components["schemas"]["SnapshotInfo"];
        };
        CentralityAnswer: {
            algorithm: string;
            results: components["schemas"]["RankedEntity"][];
            centrality_distribution: components["schemas"]["ScoreDistribution"];
            node_count: number;
            relationship_count: number;
            component_count: number;
            compute_millis: null | number;
            configuration: components["schemas"]["CentralityConfiguration"];
            snapshot: components["schemas"]["SnapshotInfo"];
            total: components["schemas"]["Total"];
            limit: number;
            offset: number;
        };
        CentralityConfiguration: {
            projection: string;
            directed: boolean;
            multi: string;
            exact: boolean;
            options: {
                [key: string]: number;
            };
            normalization: string;
            reference: string;
        };
        ClaimAnswer: {
            id: string;
            subject: components["schemas"]["EntityRef"];
            measure: string;
            value: number;
            qualifier: null | string;
            date: null | string;
            text: string;
            dataset: string;
            sources: components["schemas"]["SourceShape"][];
            snapshot: components["schemas"]["SnapshotInfo"];
            current: boolean;
            custom?: null | {
                [key: string]: string;
            };
        };
        ClaimShape: {
            id: string;
            measure: string;
            date: string;
            counted_as: string;
            text: string;
            value: number;
            qualifier: null | string;
            known: number;
            known_then: number;
            ratio: null | number;
            sources: components["schemas"]["SourceShape"][];
            current: boolean;
            comparable: boolean;
            custom?: null | {
                [key: string]: string;
            };
        };
        ClaimedMembers: {
            value: number;
            qualifier: null | string;
            date: string;
            claim_id: string;
        };
        ComparedEntity: {
            id: string;
            caption: string;
            /** @enum {string} */
            schema: "Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event";
            names: components["schemas"]["TextShape"][];
            scores: {
                [key: string]: components["schemas"]["MeasuredScore"];
            };
        };
        ComparedMeasure: {
            name: string;
            title: string;
            description: string;
            centrality_distribution: components["schemas"]["ScoreDistribution"];
            compute_millis: number;
            configuration: components["schemas"]["CentralityConfiguration"];
        };
        ComparisonAnswer: {
            measures: components["schemas"]["ComparedMeasure"][];
            results: components["schemas"]["ComparedEntity"][];
            node_count: number;
            relationship_count: number;
            component_count: number;
            snapshot: components["schemas"]["SnapshotInfo"];
            total: components["schemas"]["Total"];
            limit: number;
            offset: number;
        };
        CostInfo: {
            seconds: number;
            bytes: number;
        };
        CoverageAnswer: {
            as_of: string;
            results: components["schemas"]["CoverageShape"][];
            undated_claims: string[];
            rules: string[];
            snapshot: components["schemas"]["SnapshotInfo"];
            total: components["schemas"]["Total"];
            limit: number;
            offset: number;
        };
        CoverageShape: {
            body: components["schemas"]["EntityRef"];
            known: number;
            counted_types: string[];
            countries: components["schemas"]["PlacesShape"];
            continents: components["schemas"]["PlacesShape"];
            claims: components["schemas"]["ClaimShape"][];
            members: components["schemas"]["KnownMember"][];
            members_total: components["schemas"]["Total"];
        };
        DatasetShape: {
            name: string;
            title: string;
            titles: components["schemas"]["TextShape"][];
            description: null | string;
            publisher: null | string;
            licence: null | string;
            licence_url: null | string;
            version: string;
            citation: null | string;
            note: null | string;
            ids: string;
            entity_count: number;
            affiliation_count: number;
            source_count: number;
            claim_count: number;
        };
        DayCount: {
            start: null | string;
            end: null | string;
            days: null | number;
        };
        EntitiesAnswer: {
            results: components["schemas"]["FtmEntity"][];
            total: components["schemas"]["Total"];
            limit: number;
            offset: number;
            snapshot: components["schemas"]["SnapshotInfo"];
        };
        EntityRef: {
            id: string;
            caption: string;
            /** @enum {string} */
            schema: "Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event";
            names: components["schemas"]["TextShape"][];
        };
        EntityStatement: {
            dataset: string;
            schema: string;
            name: string;
            names: components["schemas"]["TextShape"][];
            country: null | string;
            category: null | string;
            start: null | string;
            end: null | string;
            description: null | string;
            source_ids: string[];
        };
        FacetCount: {
            value: string;
            label: string;
            count: number;
        };
        FailedLook: {
            at: string;
            reason: string;
        };
        FtmEntity: {
            id: string;
            caption: string;
            schema: string;
            properties: {
                [key: string]: string[];
            };
            custom: {
                [key: string]: string;
            };
            datasets: string[];
            referents: string[];
            target: boolean;
            sources: components["schemas"]["SourceShape"][];
            names: components["schemas"]["TextShape"][];
            descriptions: components["schemas"]["TextShape"][];
            statements?: null | components["schemas"]["EntityStatement"][];
        };
        Health: {
            status: string;
            snapshot: null | string;
        };
        JobAnswer: {
            id: string;
            /** @enum {string} */
            state: "queued" | "running" | "done" | "failed" | "cancelled";
            reason: null | string;
            question: string;
            snapshot: string;
            progress: null | components["schemas"]["JobProgress"];
            ahead: null | number;
            elapsed_seconds: number;
            seconds_left: null | number;
            result: null | string;
            events: string;
            expires_at: string;
        };
        JobProgress: {
            done: number;
            total: number;
            unit: string;
            percent: number;
        };
        KnownMember: {
            entity: components["schemas"]["EntityRef"];
            known_from: string;
            country: null | string;
            continent: null | string;
        };
        ListedSource: {
            source: components["schemas"]["SourceShape"];
            dataset: string;
            entities: number;
            affiliations: number;
            claims: number;
        };
        ListedTie: {
            subject: components["schemas"]["EntityRef"];
            object: components["schemas"]["EntityRef"];
            affiliation: components["schemas"]["TieShape"];
        };
        MatchShape: {
            name: string;
            /** @enum {string} */
            kind: "exact" | "words" | "variant" | "prefix" | "substring" | "nearly" | "several";
            alias: boolean;
            order_swapped: boolean;
            changes: string[];
            score: number;
            unused: string[];
        };
        MeasureCatalogue: {
            results: components["schemas"]["MeasureInfo"][];
        };
        MeasureInfo: {
            name: string;
            title: string;
            description: string;
            normalization: string;
            reference: string;
            options: components["schemas"]["OptionInfo"][];
            estimate: components["schemas"]["CostInfo"];
        };
        MeasureShape: {
            name: string;
            label: string;
            options: components["schemas"]["OptionInfo"][];
        };
        MeasureTerm: {
            key: string;
            label: string;
            label_zh: null | string;
            description: string;
            description_zh: null | string;
        };
        MeasuredScore: {
            score: number;
            rank: number;
            percentile: number;
        };
        MemberChange: {
            from: null | string;
            known: number;
            certain: number;
            unknown: number;
        };
        MemberCounts: {
            known: number;
            certain: number;
            unknown: number;
            ended_or_not_begun: number;
            officers: number;
            participants: number;
            counted_types: string[];
        };
        MemberGroup: {
            value: null | string;
            known: number;
            certain: number;
            unknown: number;
            ended_or_not_begun: number;
            members: string[];
        };
        MemberHistoryAnswer: {
            body: components["schemas"]["EntityRef"];
            results: components["schemas"]["MemberChange"][];
            rules: string[];
            snapshot: components["schemas"]["SnapshotInfo"];
            total: components["schemas"]["Total"];
            limit: number;
            offset: number;
        };
        MemberSeriesAnswer: {
            body: components["schemas"]["EntityRef"];
            from: string;
            to: string;
            /** @enum {string} */
            step: "year" | "month" | "day";
            results: components["schemas"]["MemberSeriesPoint"][];
            rules: string[];
            snapshot: components["schemas"]["SnapshotInfo"];
            total: components["schemas"]["Total"];
            limit: number;
            offset: number;
        };
        MemberSeriesPoint: {
            as_of: string;
            known: number;
            certain: number;
            known_published: number;
            claimed: null | components["schemas"]["ClaimedMembers"];
        };
        MemberShape: {
            entity: components["schemas"]["EntityRef"];
            role: null | string;
            /** @enum {string} */
            type: "member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at";
            counts_as_member: boolean;
            /** @enum {string} */
            certainty: "yes" | "no" | "unknown";
            term: components["schemas"]["TermShape"];
            affiliation: components["schemas"]["TieShape"];
        };
        MembersAnswer: {
            body: components["schemas"]["BodyShape"];
            as_of: string;
            certainty_on: string;
            counts: components["schemas"]["MemberCounts"];
            groups: null | components["schemas"]["MemberGroup"][];
            results: components["schemas"]["MemberShape"][];
            ended_or_not_begun: number;
            rules: string[];
            snapshot: components["schemas"]["SnapshotInfo"];
            total: components["schemas"]["Total"];
            limit: number;
            offset: number;
        };
        NameAnswer: {
            query: string;
            results: components["schemas"]["NameAnswerHit"][];
            total: components["schemas"]["Total"];
            suggestions: components["schemas"]["NameSuggestion"][];
        };
        NameAnswerHit: {
            id: string;
            caption: string;
            /** @enum {string} */
            schema: "Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event";
            country: null | string;
            degree: number;
            match: components["schemas"]["MatchShape"];
            names: components["schemas"]["TextShape"][];
        };
        NameSuggestion: {
            id: string;
            name: string;
            score: number;
        };
        NodeLinkDataset: {
            id: string;
            title: string;
            ids: string;
            publisher?: null | string;
            licence?: null | string;
            licence_url?: null | string;
            version?: null | string;
            citation?: null | string;
            note?: null | string;
        };
        NodeLinkGraph: {
            directed: boolean;
            multigraph: boolean;
            graph: components["schemas"]["NodeLinkHead"];
            nodes: components["schemas"]["NodeLinkNode"][];
            links: components["schemas"]["NodeLinkLink"][];
            sources?: null | components["schemas"]["NodeLinkSource"][];
        };
        NodeLinkHead: {
            snapshot: string;
            revision: number;
            content_hash: string;
            entities: number;
            affiliations: number;
            entities_left_out: number;
            datasets: components["schemas"]["NodeLinkDataset"][];
            note: string;
            question?: null | string;
            question_address?: null | string;
            cite?: null | string;
        };
        NodeLinkLink: {
            source: string;
            target: string;
            key: string;
            type: string;
            roles: components["schemas"]["NodeLinkText"][];
            status: string;
            confidence: number;
            dataset: string;
            start?: null | string;
            end?: null | string;
            share_percent?: null | number;
            last_attested?: null | string;
            certainty?: null | string;
            custom?: null | {
                [key: string]: string;
            };
            sources?: null | components["schemas"]["NodeLinkSource"][];
            source_ids?: null | string[];
        };
        NodeLinkNode: {
            id: string;
            name: string;
            schema: string;
            other_names: components["schemas"]["NodeLinkText"][];
            aliases: components["schemas"]["NodeLinkText"][];
            other_descriptions: components["schemas"]["NodeLinkText"][];
            dataset: string;
            degree: number;
            country?: null | string;
            category?: null | string;
            start?: null | string;
            end?: null | string;
            description?: null | string;
            custom?: null | {
                [key: string]: string;
            };
            sources?: null | components["schemas"]["NodeLinkSource"][];
            source_ids?: null | string[];
        };
        NodeLinkSource: {
            id: string;
            url: string;
            title?: null | string;
            publisher?: null | string;
            language?: null | string;
            published?: null | string;
            retrieved?: null | string;
            note?: null | string;
            care_reason?: null | string;
            custom?: null | {
                [key: string]: string;
            };
        };
        NodeLinkText: {
            value: string;
            language?: null | string;
        };
        OptionInfo: {
            name: string;
            kind: string;
            default: number;
            minimum: number;
            maximum: number;
            multiple_of: number;
            description: string;
        };
        OverlapAnswer: {
            entities: components["schemas"]["EntityRef"][];
            conditions: string[];
            conditions_zh: string[];
            rules: string[];
            rules_zh: string[];
            results: components["schemas"]["SharedEntity"][];
            total: components["schemas"]["Total"];
            partly_shared: components["schemas"]["SharedEntity"][];
            partly_shared_total: components["schemas"]["Total"];
            limit: number;
            offset: number;
            snapshot: components["schemas"]["SnapshotInfo"];
        };
        PairOfEntities: {
            source: string;
            target: string;
        };
        PairPath: {
            source: string;
            target: string;
            length: number;
            node_ids: string[];
        };
        ParameterError: {
            parameter: string;
            message: string;
        };
        PathAnswer: {
            /** @enum {string} */
            status: "ok" | "no_path" | "partial" | "same_entity";
            query: components["schemas"]["PathQueryEcho"];
            snapshot: components["schemas"]["SnapshotInfo"];
            explored_count: number;
            partial_results: boolean;
            total: components["schemas"]["Total"];
            limit: number;
            offset: number;
            results: components["schemas"]["PathShape"][];
            entities: {
                [key: string]: components["schemas"]["FtmEntity"];
            };
            cut: null | components["schemas"]["EntityRef"][];
            next: null | components["schemas"]["PathsOfLength"][];
            searched: null | components["schemas"]["PathSearched"];
            relaxations: null | components["schemas"]["PathRelaxation"][];
            check?: null | components["schemas"]["PathCheckShape"];
            warnings?: null | string[];
            warnings_zh?: null | string[];
        };
        PathCheckShape: {
            engine: string;
            agrees: null | boolean;
            milliseconds: null | number;
            difference?: null | string;
            difference_zh?: null | string;
            why_not?: null | string;
            why_not_zh?: null | string;
        };
        PathDays: {
            start: null | string;
            end: null | string;
            overlap: boolean;
            overlap_days: null | number;
            certain_overlap_days: null | number;
            /** @enum {string} */
            certainty: "yes" | "no" | "unknown";
        };
        PathEvidence: {
            source: components["schemas"]["SourceShape"];
            counts_as: string;
            /** @enum {string} */
            quality: "open_with_care" | "noted" | "unremarked";
            supports: string[];
        };
        PathHop: {
            from: string;
            to: string;
            /** @enum {string} */
            direction: "forward" | "backward" | "both";
            relationships: components["schemas"]["TieShape"][];
        };
        PathMatrixAnswer: {
            max_depth: number;
            conditions: string[];
            conditions_zh: string[];
            sources: components["schemas"]["EntityRef"][];
            targets: components["schemas"]["EntityRef"][];
            lengths: (null | number)[][];
            results: components["schemas"]["PairPath"][];
            total: components["schemas"]["Total"];
            entities: {
                [key: string]: components["schemas"]["EntityRef"];
            };
            snapshot: components["schemas"]["SnapshotInfo"];
            undecided?: null | components["schemas"]["PairOfEntities"][];
        };
        PathMeeting: {
            entity_id: string;
            days: components["schemas"]["PathDays"];
        };
        PathQueryEcho: {
            source: string;
            target: string;
            /** @enum {string} */
            mode: "all_shortest" | "shortest" | "k_shortest" | "simple" | "disjoint";
            max_depth?: number;
            directed: boolean;
            k?: number;
            min_depth?: number;
            /** @enum {string} */
            weight?: "none" | "confidence" | "recency" | "hub_penalty" | "strength";
            /** @enum {string} */
            overlap?: "any" | "pairwise" | "all" | "ordered";
            must_pass?: string[];
            min_independent_sources?: number;
            /** @enum {string} */
            evidence?: "none" | "urls" | "full";
            /** @enum {string} */
            engine?: "native" | "quikgraph";
            /** @enum {string} */
            check?: "native" | "quikgraph";
            as_of: null | string;
            window?: string;
            /** @enum {string} */
            unknown_dates?: "include" | "exclude";
            relationships: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
            avoid: string[];
            avoid_tree?: string[];
            exclude_relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
            avoid_type?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
            role?: string;
            status?: ("confirmed_official" | "reported" | "self_declared")[];
            min_confidence?: number | string;
            min_sources?: number;
            datasets?: string[];
            via_schema?: ("Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event")[];
            avoid_schema?: ("Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event")[];
            via_countries?: string[];
            max_transit_degree?: number | string;
            permalink: string;
            cite: null | string;
        };
        PathRelaxation: {
            drop: string;
            would_find: number;
            /** @enum {string} */
            relation: "eq" | "gte";
            length: number;
        };
        PathSearched: {
            entities: number;
            relationships: number;
            relationships_total: number;
            max_depth: number;
            source_component_size: number;
            target_component_size: number;
            same_component: boolean;
            filters?: null | string[];
            filters_zh?: null | string[];
        };
        PathShape: {
            index: number;
            length: number;
            total_cost: number;
            costs: number[];
            node_ids: string[];
            path_string: string;
            path_string_zh: string;
            confidence: number;
            /** @enum {null|string} */
            certainty: "yes" | "no" | "unknown" | null;
            validity: components["schemas"]["PathDays"];
            meetings: components["schemas"]["PathMeeting"][];
            independent_sources: number;
            least_sourced_hop: components["schemas"]["SourcedHop"];
            hops: components["schemas"]["PathHop"][];
            evidence?: null | components["schemas"]["PathEvidence"][];
        };
        PathsOfLength: {
            length: number;
            count: number;
            /** @enum {string} */
            relation: "eq" | "gte";
            link?: null | string;
        };
        PlaceShape: {
            value: string;
            known: number;
        };
        PlacesShape: {
            known: number;
            members_without: number;
            results: components["schemas"]["PlaceShape"][];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            instance: string;
            code: string;
            errors: components["schemas"]["ParameterError"][];
        };
        RankedEntity: {
            id: string;
            caption: string;
            schema: string;
            score: number;
            rank: number;
            percentile: number;
            names: components["schemas"]["TextShape"][];
        };
        ReachAnswer: {
            /** @enum {string} */
            status: "ok" | "partial";
            entity: components["schemas"]["EntityRef"];
            max_depth: number;
            conditions: string[];
            conditions_zh: string[];
            partial_results: boolean;
            counts: components["schemas"]["ReachCounts"];
            depths: components["schemas"]["ReachDepth"][];
            limit: number;
            offset: number;
            snapshot: components["schemas"]["SnapshotInfo"];
        };
        ReachCounts: {
            total: components["schemas"]["Total"];
            by_schema: {
                [key: string]: number;
            };
            by_body: components["schemas"]["BodyReach"][];
        };
        ReachDepth: {
            depth: number;
            counts: components["schemas"]["ReachCounts"];
            results: components["schemas"]["EntityRef"][];
        };
        Readiness: {
            status: string;
            snapshot: string;
            loaded_at: null | string;
            age_seconds: number;
            checked_at: null | string;
            last_failure: null | components["schemas"]["FailedLook"];
        };
        RelationshipShape: {
            name: string;
            label: string;
            reverse_label: string;
            label_zh: string;
            reverse_label_zh: string;
            class: string;
            symmetric: boolean;
            ftm_schema: string;
            ftm_subject: string;
            ftm_object: string;
            popolo: null | string;
            count: number;
        };
        SchemaShape: {
            name: string;
            label: string;
            label_zh: string;
            ftm_schema: string;
            popolo: string;
            count: number;
        };
        ScoreDistribution: {
            min: number;
            max: number;
            mean: number;
            p50: number;
            p75: number;
            p90: number;
            p95: number;
            p99: number;
            p999: number;
        };
        SearchAnswer: {
            results: components["schemas"]["SearchHit"][];
            total: components["schemas"]["Total"];
            limit: number;
            offset: number;
            facets: {
                [key: string]: components["schemas"]["FacetCount"][];
            };
            suggestions: components["schemas"]["NameSuggestion"][];
            unused: string[];
            snapshot: components["schemas"]["SnapshotInfo"];
        };
        SearchHit: {
            id: string;
            caption: string;
            schema: string;
            properties: {
                [key: string]: string[];
            };
            datasets: string[];
            referents: string[];
            target: boolean;
            sources: components["schemas"]["SourceShape"][];
            degree: number;
            match: components["schemas"]["MatchShape"];
            names: components["schemas"]["TextShape"][];
            country: null | string;
            bodies: components["schemas"]["EntityRef"][];
        };
        SearchManyAnswer: {
            results: components["schemas"]["NameAnswer"][];
            limit: number;
            snapshot: components["schemas"]["SnapshotInfo"];
        };
        SharedEntity: {
            entity: components["schemas"]["EntityRef"];
            shared_by: string[];
            /** @enum {string} */
            certainty: "yes" | "no" | "unknown";
            certain_overlap: null | components["schemas"]["DayCount"];
            possible_overlap: null | components["schemas"]["DayCount"];
            members: components["schemas"]["SharingEntity"][];
        };
        SharingEntity: {
            entity: components["schemas"]["EntityRef"];
            ties: components["schemas"]["TieShape"][];
        };
        SnapshotInfo: {
            id: string;
            revision: number;
            sha256: string;
            committed_at: string;
            entities: number;
            affiliations: number;
        };
        SourceAnswer: {
            source: components["schemas"]["SourceShape"];
            dataset: string;
            entities: components["schemas"]["EntityRef"][];
            affiliations: components["schemas"]["SupportedTie"][];
            claims: string[];
            snapshot: components["schemas"]["SnapshotInfo"];
            statements?: null | components["schemas"]["SourceStatement"][];
        };
        SourceShape: {
            id: string;
            url: string;
            title: null | string;
            publisher: null | string;
            language: null | string;
            published: null | string;
            retrieved: null | string;
            note: null | string;
            care: boolean;
            care_reason: null | string;
            custom?: null | {
                [key: string]: string;
            };
        };
        SourceStatement: {
            dataset: string;
            source: components["schemas"]["SourceShape"];
        };
        SourcedHop: {
            index: number;
            independent_sources: number;
        };
        SourcesAnswer: {
            results: components["schemas"]["ListedSource"][];
            total: components["schemas"]["Total"];
            limit: number;
            offset: number;
            snapshot: components["schemas"]["SnapshotInfo"];
        };
        SseItemOfJobAnswer: {
            data?: components["schemas"]["JobAnswer"];
            event_id?: null | string;
            event_type?: null | string;
            reconnection_interval?: null | string;
        };
        SupportedTie: {
            id: string;
            subject: components["schemas"]["EntityRef"];
            type: string;
            object: components["schemas"]["EntityRef"];
            roles: components["schemas"]["TextShape"][];
            start: null | string;
            end: null | string;
            status: string;
            confidence: number;
            source_count: number;
        };
        Term: {
            key: string;
            label: string;
            label_zh: null | string;
        };
        TermShape: {
            start: null | string;
            end: null | string;
        };
        TextShape: {
            value: string;
            language: null | string;
        };
        TieShape: {
            id: string;
            caption: string;
            /** @enum {string} */
            type: "member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at";
            schema: string;
            subject_id: string;
            object_id: string;
            roles: components["schemas"]["TextShape"][];
            start: null | string;
            end: null | string;
            last_attested: null | string;
            /** @enum {string} */
            status: "confirmed_official" | "reported" | "self_declared";
            confidence: number;
            share_percent: null | number;
            /** @enum {null|string} */
            certainty: "yes" | "no" | "unknown" | null;
            custom: {
                [key: string]: string;
            };
            dataset: string;
            sources: components["schemas"]["SourceShape"][];
        };
        TieTerm: {
            key: string;
            label: string;
            label_zh: string;
            reverse_label: string;
            reverse_label_zh: string;
            class: string;
            symmetric: boolean;
        };
        Total: {
            value: number;
            /** @enum {string} */
            relation: "eq" | "gte";
        };
        VocabularyAnswer: {
            schemata: components["schemas"]["Term"][];
            relationships: components["schemas"]["TieTerm"][];
            classes: components["schemas"]["Term"][];
            statuses: components["schemas"]["Term"][];
            certainties: components["schemas"]["Term"][];
            directions: components["schemas"]["Term"][];
            care_reasons: components["schemas"]["Term"][];
            measures: components["schemas"]["MeasureTerm"][];
            claim_measures: components["schemas"]["Term"][];
            categories: components["schemas"]["Term"][];
            match_kinds: components["schemas"]["Term"][];
            match_changes: components["schemas"]["Term"][];
            conditions: components["schemas"]["Term"][];
            problems: components["schemas"]["Term"][];
            snapshot: components["schemas"]["SnapshotInfo"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    PathFind: {
        parameters: {
            query: {
                source: string;
                target: string;
                mode?: "all_shortest" | "shortest" | "k_shortest" | "simple" | "disjoint";
                max_depth?: number;
                directed?: boolean;
                k?: number;
                min_depth?: number;
                weight?: "none" | "confidence" | "recency" | "hub_penalty" | "strength";
                overlap?: "any" | "pairwise" | "all" | "ordered";
                must_pass?: string[];
                min_independent_sources?: number;
                evidence?: "none" | "urls" | "full";
                engine?: "native" | "quikgraph";
                check?: "native" | "quikgraph";
                as_of?: string;
                window?: string;
                unknown_dates?: "include" | "exclude";
                relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                avoid?: string[];
                avoid_tree?: string[];
                exclude_relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                avoid_type?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                role?: string;
                status?: ("confirmed_official" | "reported" | "self_declared")[];
                min_confidence?: number | string;
                min_sources?: number;
                datasets?: string[];
                via_schema?: ("Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event")[];
                avoid_schema?: ("Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event")[];
                via_countries?: string[];
                max_transit_degree?: number | string;
                timeout_ms?: number;
                limit?: number;
                offset?: number;
                format?: "json" | "md" | "html" | "csv" | "node-link" | "graphml" | "gexf" | "ftm" | "svg";
                lang?: "en" | "zh";
                snapshot?: number | string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PathAnswer"];
                    "text/markdown": string;
                    "text/html": string;
                    "text/csv": string;
                    "application/x-node-link+json": components["schemas"]["NodeLinkGraph"];
                    "application/graphml+xml": string;
                    "application/gexf+xml": string;
                    "application/x-ndjson": string;
                    "image/svg+xml": string;
                };
            };
        };
    };
    PathSetMatrix: {
        parameters: {
            query: {
                sources: string[];
                targets: string[];
                max_depth?: number;
                format?: "json" | "csv";
                directed?: boolean;
                weight?: "none" | "confidence" | "recency" | "hub_penalty" | "strength";
                overlap?: "any" | "pairwise" | "all" | "ordered";
                must_pass?: string[];
                min_independent_sources?: number;
                as_of?: string;
                window?: string;
                unknown_dates?: "include" | "exclude";
                relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                avoid?: string[];
                avoid_tree?: string[];
                exclude_relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                avoid_type?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                role?: string;
                status?: ("confirmed_official" | "reported" | "self_declared")[];
                min_confidence?: number | string;
                min_sources?: number;
                datasets?: string[];
                via_schema?: ("Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event")[];
                avoid_schema?: ("Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event")[];
                via_countries?: string[];
                max_transit_degree?: number | string;
                snapshot?: number | string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PathMatrixAnswer"];
                    "text/csv": components["schemas"]["PathMatrixAnswer"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
        };
    };
    PathSetOverlap: {
        parameters: {
            query: {
                ids: string[];
                limit?: number;
                offset?: number;
                as_of?: string;
                window?: string;
                unknown_dates?: "include" | "exclude";
                relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                exclude_relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                avoid_type?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                role?: string;
                status?: ("confirmed_official" | "reported" | "self_declared")[];
                min_confidence?: number | string;
                min_sources?: number;
                datasets?: string[];
                snapshot?: number | string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverlapAnswer"];
                };
            };
        };
    };
    PathSetReach: {
        parameters: {
            query?: {
                max_depth?: number;
                limit?: number;
                offset?: number;
                as_of?: string;
                window?: string;
                unknown_dates?: "include" | "exclude";
                relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                avoid?: string[];
                avoid_tree?: string[];
                exclude_relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                avoid_type?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                role?: string;
                status?: ("confirmed_official" | "reported" | "self_declared")[];
                min_confidence?: number | string;
                min_sources?: number;
                datasets?: string[];
                via_schema?: ("Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event")[];
                avoid_schema?: ("Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event")[];
                via_countries?: string[];
                max_transit_degree?: number | string;
                snapshot?: number | string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReachAnswer"];
                };
            };
        };
    };
    SearchSearch: {
        parameters: {
            query: {
                q: string;
                schema?: ("Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event")[];
                country?: string[];
                category?: string[];
                body?: string[];
                as_of?: string;
                scope?: string;
                fuzzy?: boolean;
                datasets?: string[];
                facets?: ("schema" | "country" | "category" | "dataset" | "body")[];
                prefix?: boolean;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path: {
                dataset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchAnswer"];
                };
            };
        };
    };
    EntityList: {
        parameters: {
            query?: {
                schema?: "Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event";
                country?: string;
                category?: string;
                dataset?: string;
                limit?: number;
                offset?: number;
                snapshot?: number | string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntitiesAnswer"];
                };
            };
        };
    };
    CoverageRead: {
        parameters: {
            query?: {
                as_of?: string;
                limit?: number;
                offset?: number;
                member_limit?: number;
                member_offset?: number;
                snapshot?: number | string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageAnswer"];
                };
            };
        };
    };
    SubgraphExport: {
        parameters: {
            query: {
                ids: string[];
                hops?: number;
                format?: "json" | "graphml" | "gexf" | "ftm" | "svg";
                as_of?: string;
                window?: string;
                unknown_dates?: "include" | "exclude";
                relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                avoid?: string[];
                avoid_tree?: string[];
                exclude_relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                avoid_type?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                role?: string;
                status?: ("confirmed_official" | "reported" | "self_declared")[];
                min_confidence?: number | string;
                min_sources?: number;
                datasets?: string[];
                via_schema?: ("Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event")[];
                avoid_schema?: ("Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event")[];
                via_countries?: string[];
                max_transit_degree?: number | string;
                limit?: number;
                sources?: "full" | "ids" | "none";
                snapshot?: number | string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeLinkGraph"];
                    "application/graphml+xml": string;
                    "application/gexf+xml": string;
                    "application/x-ndjson": string;
                    "image/svg+xml": string;
                };
            };
        };
    };
    ClaimRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimAnswer"];
                };
            };
        };
    };
    CatalogRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogAnswer"];
                };
            };
        };
    };
    CatalogWords: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VocabularyAnswer"];
                };
            };
        };
    };
    EntityRead: {
        parameters: {
            query?: {
                snapshot?: number | string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FtmEntity"];
                };
            };
        };
    };
    EntityAdjacent: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                snapshot?: number | string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjacencyAnswer"];
                };
            };
        };
    };
    EntityAdjacentOfType: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                snapshot?: number | string;
            };
            header?: never;
            path: {
                id: string;
                type: "member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjacencyAnswer"];
                };
            };
        };
    };
    AffiliationList: {
        parameters: {
            query?: {
                type?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                status?: "confirmed_official" | "reported" | "self_declared";
                min_sources?: number;
                max_sources?: number;
                subject?: string;
                object?: string;
                dataset?: string;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AffiliationsAnswer"];
                };
            };
        };
    };
    AffiliationRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AffiliationAnswer"];
                };
            };
        };
    };
    BodyList: {
        parameters: {
            query?: {
                as_of?: string;
                window?: string;
                relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                exclude_relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                avoid_type?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                role?: string;
                status?: ("confirmed_official" | "reported" | "self_declared")[];
                min_confidence?: number | string;
                min_sources?: number;
                datasets?: string[];
                limit?: number;
                offset?: number;
                snapshot?: number | string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BodiesAnswer"];
                };
            };
        };
    };
    BodyMembers: {
        parameters: {
            query?: {
                as_of?: string;
                include?: "participants";
                group_by?: "country" | "category" | "schema";
                window?: string;
                relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                exclude_relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                avoid_type?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                role?: string;
                status?: ("confirmed_official" | "reported" | "self_declared")[];
                min_confidence?: number | string;
                min_sources?: number;
                datasets?: string[];
                limit?: number;
                offset?: number;
                snapshot?: number | string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembersAnswer"];
                };
            };
        };
    };
    BodySeries: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                step?: "year" | "month" | "day";
                window?: string;
                relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                exclude_relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                avoid_type?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                role?: string;
                status?: ("confirmed_official" | "reported" | "self_declared")[];
                min_confidence?: number | string;
                min_sources?: number;
                datasets?: string[];
                limit?: number;
                offset?: number;
                snapshot?: number | string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberSeriesAnswer"];
                };
            };
        };
    };
    BodyHistories: {
        parameters: {
            query?: {
                window?: string;
                relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                exclude_relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                avoid_type?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                role?: string;
                status?: ("confirmed_official" | "reported" | "self_declared")[];
                min_confidence?: number | string;
                min_sources?: number;
                datasets?: string[];
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BodyHistoriesAnswer"];
                };
            };
        };
    };
    BodyHistory: {
        parameters: {
            query?: {
                window?: string;
                relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                exclude_relationships?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                avoid_type?: ("member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at")[];
                role?: string;
                status?: ("confirmed_official" | "reported" | "self_declared")[];
                min_confidence?: number | string;
                min_sources?: number;
                datasets?: string[];
                limit?: number;
                offset?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberHistoryAnswer"];
                };
            };
        };
    };
    CentralityList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeasureCatalogue"];
                };
            };
        };
    };
    CentralityCompare: {
        parameters: {
            query: {
                measures: ("degree" | "pagerank" | "harmonic" | "closeness" | "betweenness")[];
                schema?: "Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event";
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonAnswer"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
        };
    };
    CentralityRank: {
        parameters: {
            query?: {
                schema?: "Person" | "Organization" | "Company" | "PublicBody" | "Body" | "Event";
                limit?: number;
                offset?: number;
                damping?: number;
                snapshot?: number | string;
            };
            header?: never;
            path: {
                measure: "degree" | "pagerank" | "harmonic" | "closeness" | "betweenness";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CentralityAnswer"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
        };
    };
    SourceList: {
        parameters: {
            query?: {
                url?: string;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourcesAnswer"];
                };
            };
        };
    };
    SourceRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceAnswer"];
                };
            };
        };
    };
    QuestionAsk: {
        parameters: {
            query?: {
                snapshot?: "then" | "current";
                format?: "json" | "md" | "html" | "csv" | "node-link" | "graphml" | "gexf" | "ftm" | "svg";
                lang?: "en" | "zh";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PathAnswer"] | {
                        comparison: {
                            then: {
                                id: string;
                                revision: number;
                                sha256: string;
                                committed_at: string;
                                entities: number;
                                affiliations: number;
                            };
                            now: {
                                id: string;
                                revision: number;
                                sha256: string;
                                committed_at: string;
                                entities: number;
                                affiliations: number;
                            };
                            is_same: boolean;
                            status: {
                                then: null | string;
                                now: null | string;
                            };
                            total: {
                                then: {
                                    value: number;
                                    /** @enum {string} */
                                    relation: "eq" | "gte";
                                };
                                now: {
                                    value: number;
                                    /** @enum {string} */
                                    relation: "eq" | "gte";
                                };
                            };
                            paths: {
                                new: {
                                    index: number;
                                    length: number;
                                    total_cost: number;
                                    costs: number[];
                                    node_ids: string[];
                                    path_string: string;
                                    path_string_zh: string;
                                    confidence: number;
                                    /** @enum {null|string} */
                                    certainty: "yes" | "no" | "unknown" | null;
                                    validity: {
                                        start: null | string;
                                        end: null | string;
                                        overlap: boolean;
                                        overlap_days: null | number;
                                        certain_overlap_days: null | number;
                                        /** @enum {string} */
                                        certainty: "yes" | "no" | "unknown";
                                    };
                                    meetings: {
                                        entity_id: string;
                                        days: {
                                            start: null | string;
                                            end: null | string;
                                            overlap: boolean;
                                            overlap_days: null | number;
                                            certain_overlap_days: null | number;
                                            /** @enum {string} */
                                            certainty: "yes" | "no" | "unknown";
                                        };
                                    }[];
                                    independent_sources: number;
                                    least_sourced_hop: {
                                        index: number;
                                        independent_sources: number;
                                    };
                                    hops: {
                                        from: string;
                                        to: string;
                                        /** @enum {string} */
                                        direction: "forward" | "backward" | "both";
                                        relationships: {
                                            id: string;
                                            caption: string;
                                            /** @enum {string} */
                                            type: "member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at";
                                            schema: string;
                                            subject_id: string;
                                            object_id: string;
                                            roles: {
                                                value: string;
                                                language: null | string;
                                            }[];
                                            start: null | string;
                                            end: null | string;
                                            last_attested: null | string;
                                            /** @enum {string} */
                                            status: "confirmed_official" | "reported" | "self_declared";
                                            confidence: number;
                                            share_percent: null | number;
                                            /** @enum {null|string} */
                                            certainty: "yes" | "no" | "unknown" | null;
                                            custom: {
                                                [key: string]: string;
                                            };
                                            dataset: string;
                                            sources: {
                                                id: string;
                                                url: string;
                                                title: null | string;
                                                publisher: null | string;
                                                language: null | string;
                                                published: null | string;
                                                retrieved: null | string;
                                                note: null | string;
                                                care: boolean;
                                                care_reason: null | string;
                                                custom?: null | {
                                                    [key: string]: string;
                                                };
                                            }[];
                                        }[];
                                    }[];
                                    evidence?: null | {
                                        source: {
                                            id: string;
                                            url: string;
                                            title: null | string;
                                            publisher: null | string;
                                            language: null | string;
                                            published: null | string;
                                            retrieved: null | string;
                                            note: null | string;
                                            care: boolean;
                                            care_reason: null | string;
                                            custom?: null | {
                                                [key: string]: string;
                                            };
                                        };
                                        counts_as: string;
                                        /** @enum {string} */
                                        quality: "open_with_care" | "noted" | "unremarked";
                                        supports: string[];
                                    }[];
                                }[];
                                gone: {
                                    index: number;
                                    length: number;
                                    total_cost: number;
                                    costs: number[];
                                    node_ids: string[];
                                    path_string: string;
                                    path_string_zh: string;
                                    confidence: number;
                                    /** @enum {null|string} */
                                    certainty: "yes" | "no" | "unknown" | null;
                                    validity: {
                                        start: null | string;
                                        end: null | string;
                                        overlap: boolean;
                                        overlap_days: null | number;
                                        certain_overlap_days: null | number;
                                        /** @enum {string} */
                                        certainty: "yes" | "no" | "unknown";
                                    };
                                    meetings: {
                                        entity_id: string;
                                        days: {
                                            start: null | string;
                                            end: null | string;
                                            overlap: boolean;
                                            overlap_days: null | number;
                                            certain_overlap_days: null | number;
                                            /** @enum {string} */
                                            certainty: "yes" | "no" | "unknown";
                                        };
                                    }[];
                                    independent_sources: number;
                                    least_sourced_hop: {
                                        index: number;
                                        independent_sources: number;
                                    };
                                    hops: {
                                        from: string;
                                        to: string;
                                        /** @enum {string} */
                                        direction: "forward" | "backward" | "both";
                                        relationships: {
                                            id: string;
                                            caption: string;
                                            /** @enum {string} */
                                            type: "member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at";
                                            schema: string;
                                            subject_id: string;
                                            object_id: string;
                                            roles: {
                                                value: string;
                                                language: null | string;
                                            }[];
                                            start: null | string;
                                            end: null | string;
                                            last_attested: null | string;
                                            /** @enum {string} */
                                            status: "confirmed_official" | "reported" | "self_declared";
                                            confidence: number;
                                            share_percent: null | number;
                                            /** @enum {null|string} */
                                            certainty: "yes" | "no" | "unknown" | null;
                                            custom: {
                                                [key: string]: string;
                                            };
                                            dataset: string;
                                            sources: {
                                                id: string;
                                                url: string;
                                                title: null | string;
                                                publisher: null | string;
                                                language: null | string;
                                                published: null | string;
                                                retrieved: null | string;
                                                note: null | string;
                                                care: boolean;
                                                care_reason: null | string;
                                                custom?: null | {
                                                    [key: string]: string;
                                                };
                                            }[];
                                        }[];
                                    }[];
                                    evidence?: null | {
                                        source: {
                                            id: string;
                                            url: string;
                                            title: null | string;
                                            publisher: null | string;
                                            language: null | string;
                                            published: null | string;
                                            retrieved: null | string;
                                            note: null | string;
                                            care: boolean;
                                            care_reason: null | string;
                                            custom?: unknown;
                                        };
                                        counts_as: string;
                                        /** @enum {string} */
                                        quality: "open_with_care" | "noted" | "unremarked";
                                        supports: string[];
                                    }[];
                                }[];
                                changed: {
                                    node_ids: string[];
                                    then: {
                                        index: number;
                                        length: number;
                                        total_cost: number;
                                        costs: number[];
                                        node_ids: string[];
                                        path_string: string;
                                        path_string_zh: string;
                                        confidence: number;
                                        /** @enum {null|string} */
                                        certainty: "yes" | "no" | "unknown" | null;
                                        validity: {
                                            start: null | string;
                                            end: null | string;
                                            overlap: boolean;
                                            overlap_days: null | number;
                                            certain_overlap_days: null | number;
                                            /** @enum {string} */
                                            certainty: "yes" | "no" | "unknown";
                                        };
                                        meetings: {
                                            entity_id: string;
                                            days: {
                                                start: null | string;
                                                end: null | string;
                                                overlap: boolean;
                                                overlap_days: null | number;
                                                certain_overlap_days: null | number;
                                                /** @enum {string} */
                                                certainty: "yes" | "no" | "unknown";
                                            };
                                        }[];
                                        independent_sources: number;
                                        least_sourced_hop: {
                                            index: number;
                                            independent_sources: number;
                                        };
                                        hops: {
                                            from: string;
                                            to: string;
                                            /** @enum {string} */
                                            direction: "forward" | "backward" | "both";
                                            relationships: {
                                                id: string;
                                                caption: string;
                                                /** @enum {string} */
                                                type: "member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at";
                                                schema: string;
                                                subject_id: string;
                                                object_id: string;
                                                roles: {
                                                    value: string;
                                                    language: null | string;
                                                }[];
                                                start: null | string;
                                                end: null | string;
                                                last_attested: null | string;
                                                /** @enum {string} */
                                                status: "confirmed_official" | "reported" | "self_declared";
                                                confidence: number;
                                                share_percent: null | number;
                                                /** @enum {null|string} */
                                                certainty: "yes" | "no" | "unknown" | null;
                                                custom: {
                                                    [key: string]: string;
                                                };
                                                dataset: string;
                                                sources: {
                                                    id: string;
                                                    url: string;
                                                    title: null | string;
                                                    publisher: null | string;
                                                    language: null | string;
                                                    published: null | string;
                                                    retrieved: null | string;
                                                    note: null | string;
                                                    care: boolean;
                                                    care_reason: null | string;
                                                    custom?: null | {
                                                        [key: string]: string;
                                                    };
                                                }[];
                                            }[];
                                        }[];
                                        evidence?: null | {
                                            source: {
                                                id: string;
                                                url: string;
                                                title: null | string;
                                                publisher: null | string;
                                                language: null | string;
                                                published: null | string;
                                                retrieved: null | string;
                                                note: null | string;
                                                care: boolean;
                                                care_reason: null | string;
                                                custom?: unknown;
                                            };
                                            counts_as: string;
                                            /** @enum {string} */
                                            quality: "open_with_care" | "noted" | "unremarked";
                                            supports: string[];
                                        }[];
                                    };
                                    now: {
                                        index: number;
                                        length: number;
                                        total_cost: number;
                                        costs: number[];
                                        node_ids: string[];
                                        path_string: string;
                                        path_string_zh: string;
                                        confidence: number;
                                        /** @enum {null|string} */
                                        certainty: "yes" | "no" | "unknown" | null;
                                        validity: {
                                            start: null | string;
                                            end: null | string;
                                            overlap: boolean;
                                            overlap_days: null | number;
                                            certain_overlap_days: null | number;
                                            /** @enum {string} */
                                            certainty: "yes" | "no" | "unknown";
                                        };
                                        meetings: {
                                            entity_id: string;
                                            days: {
                                                start: null | string;
                                                end: null | string;
                                                overlap: boolean;
                                                overlap_days: null | number;
                                                certain_overlap_days: null | number;
                                                /** @enum {string} */
                                                certainty: "yes" | "no" | "unknown";
                                            };
                                        }[];
                                        independent_sources: number;
                                        least_sourced_hop: {
                                            index: number;
                                            independent_sources: number;
                                        };
                                        hops: {
                                            from: string;
                                            to: string;
                                            /** @enum {string} */
                                            direction: "forward" | "backward" | "both";
                                            relationships: {
                                                id: string;
                                                caption: string;
                                                /** @enum {string} */
                                                type: "member_of" | "chair_of" | "vice_chair_of" | "secretary_general_of" | "deputy_secretary_general_of" | "council_member_of" | "advisor_of" | "initiator_of" | "employed_by" | "leads" | "part_of" | "hosted_by" | "operates" | "participated_in" | "speaker_at" | "award_recipient_of" | "family_of" | "associate_of" | "owns" | "succeeded_by" | "represents" | "funds" | "educated_at";
                                                schema: string;
                                                subject_id: string;
                                                object_id: string;
                                                roles: {
                                                    value: string;
                                                    language: null | string;
                                                }[];
                                                start: null | string;
                                                end: null | string;
                                                last_attested: null | string;
                                                /** @enum {string} */
                                                status: "confirmed_official" | "reported" | "self_declared";
                                                confidence: number;
                                                share_percent: null | number;
                                                /** @enum {null|string} */
                                                certainty: "yes" | "no" | "unknown" | null;
                                                custom: {
                                                    [key: string]: string;
                                                };
                                                dataset: string;
                                                sources: {
                                                    id: string;
                                                    url: string;
                                                    title: null | string;
                                                    publisher: null | string;
                                                    language: null | string;
                                                    published: null | string;
                                                    retrieved: null | string;
                                                    note: null | string;
                                                    care: boolean;
                                                    care_reason: null | string;
                                                    custom?: null | {
                                                        [key: string]: string;
                                                    };
                                                }[];
                                            }[];
                                        }[];
                                        evidence?: null | {
                                            source: {
                                                id: string;
                                                url: string;
                                                title: null | string;
                                                publisher: null | string;
                                                language: null | string;
                                                published: null | string;
                                                retrieved: null | string;
                                                note: null | string;
                                                care: boolean;
                                                care_reason: null | string;
                                                custom?: unknown;
                                            };
                                            counts_as: string;
                                            /** @enum {string} */
                                            quality: "open_with_care" | "noted" | "unremarked";
                                            supports: string[];
                                        }[];
                                    };
                                }[];
                            };
                            entities: {
                                new: string[];
                                gone: string[];
                                changed: {
                                    id: string;
                                    fields: string[];
                                }[];
                            };
                            ties: {
                                new: string[];
                                gone: string[];
                                changed: {
                                    id: string;
                                    fields: string[];
                                }[];
                            };
                            sources: {
                                new: string[];
                                gone: string[];
                                changed: {
                                    id: string;
                                    fields: string[];
                                }[];
                            };
                            other_fields: string[];
                        };
                        answer: components["schemas"]["PathAnswer"];
                    } | {
                        comparison: {
                            then: {
                                id: string;
                                revision: number;
                                sha256: string;
                                committed_at: string;
                                entities: number;
                                affiliations: number;
                            };
                            now: {
                                id: string;
                                revision: number;
                                sha256: string;
                                committed_at: string;
                                entities: number;
                                affiliations: number;
                            };
                            is_same: boolean;
                            changes: {
                                place: string;
                                then: unknown;
                                now: unknown;
                            }[];
                            total: {
                                value: number;
                                /** @enum {string} */
                                relation: "eq" | "gte";
                            };
                        };
                        answer: unknown;
                    } | components["schemas"]["FtmEntity"] | components["schemas"]["AdjacencyAnswer"] | components["schemas"]["ReachAnswer"] | components["schemas"]["OverlapAnswer"] | components["schemas"]["PathMatrixAnswer"] | components["schemas"]["NodeLinkGraph"] | components["schemas"]["BodiesAnswer"] | components["schemas"]["MembersAnswer"] | components["schemas"]["MemberSeriesAnswer"] | components["schemas"]["CoverageAnswer"] | components["schemas"]["CentralityAnswer"];
                    "text/markdown": string;
                    "text/html": string;
                    "text/csv": string;
                    "application/x-node-link+json": components["schemas"]["NodeLinkGraph"];
                    "application/graphml+xml": string;
                    "application/gexf+xml": string;
                    "application/x-ndjson": string;
                    "image/svg+xml": string;
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
        };
    };
    QuestionCite: {
        parameters: {
            query?: {
                format?: "text" | "bibtex" | "csl-json";
                lang?: "en" | "zh";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                    "application/x-bibtex": string;
                    "application/vnd.citationstyles.csl+json": Record<string, never>[];
                };
            };
        };
    };
    JobRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
        };
    };
    JobReadResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CentralityAnswer"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
        };
    };
    JobListen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["SseItemOfJobAnswer"];
                };
            };
        };
    };
    HealthLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    HealthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
}
