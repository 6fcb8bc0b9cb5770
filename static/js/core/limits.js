// Made of the server's schemas by ./dev limits, not by hand.
export const phases = ["welcome", "collect", "discuss", "weight", "assign", "close"];

// of an idea: a longer sentence is cut for its title; what is added below the sentence
export const longest = { title: 120, text: 1000 };

// letters, rows, or the highest number, by command and field
export const most = {
  add_contribution: { text: 500 },
  add_field_of_action: { color: 11, impulse: 4000, letter: 2, name: 80, short_name: 16 },
  add_idea: { card: 9999, groups: 40, text: 1281, title: 280 },
  add_measure: { first_step: 300, title: 120 },
  add_weighting: { candidates: { fields: 100, ideas: 500 }, method: 40, title: 120 },
  answer_correction: { reply: 500 },
  answer_responsibility: { name: 80, organisation: 80 },
  decline_waiting: { contributions: 100, ideas: 100, reason: 200 },
  edit_contribution: { text: 500 },
  edit_field_of_action: { color: 11, impulse: 4000, letter: 2, name: 80, short_name: 16 },
  edit_idea: { groups: 40, text: 1281, title: 280 },
  edit_measure: { first_step: 300, title: 120 },
  edit_protocol: { text: 2000, was: 2000 },
  edit_weighting: { method: 40, title: 120 },
  edit_workshop: { contacts: 20, funders: 40, group_minimum: 10, groupings: 4, ideas_max: 100, impulses: 20, organisers: 40, place: 200, points: 100, programme: 40, rules: 4000, short_title: 40, subtitle: 200, summary: 1000, title: 120 },
  hide_contribution: { reason: 200 },
  hide_idea: { reason: 200 },
  join_workshop: { groups: 40 },
  merge_ideas: { ideas: 100, title: 120 },
  propose_responsibility: { bearer: { organisation: 80 } },
  record_responsibility: { bearer: { organisation: 80 }, name: 80 },
  release_protocol: { changes: 1000 },
  release_waiting: { contributions: 100, ideas: 100 },
  remove_participants: { wrote_least: 1000 },
  reveal_weights: { stage: 3 },
  send_correction: { text: 500 },
  set_codes: { codes: 2000 },
  set_timer: { paused: 86400 },
  set_weight: { points: 1000 },
  use_code: { code: 40, groups: 40 },
};
