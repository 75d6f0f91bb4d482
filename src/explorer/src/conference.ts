/** The entity that stands for the conference itself. */
export const conference = 'org-wic';
