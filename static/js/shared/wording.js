// Sentences that are longer than a title. The server makes the title; `rest` is what it leaves to read below.
import { letters as inText } from "./letters.js";
import { longest } from "../core/limits.js";

// as the server counts what stands in one line
export const letters = (text) => inText(text.replace(/\s+/g, " "));

// nobody reads the same words twice
export const below = ({ text, rest }) => rest ?? text;

const whole = ({ title, text, rest }) =>
  rest != null ? text.split("\n")[0] : letters(title) > longest.title ? title : null;

// what somebody has written as the idea
export const sentence = (idea) => whole(idea) ?? idea.title;

// what was added to it
export function added(idea) {
  const begins = whole(idea);
  const text = idea.text ?? "";
  return begins !== null && text.split("\n")[0] === begins ? text.slice(begins.length + 1) : text;
}

// a text with other words added, every word of the sentence kept
export const withAdded = (idea, more) => [whole(idea), more].filter(Boolean).join("\n");
