import type { ComponentChildren } from "preact";

/** Small drawings of 16 × 16 in the colour of the text around them; always beside words, so hidden from readers. */
function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 16 16"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

const path = (d: string) => () => (
  <Icon>
    <path d={d} />
  </Icon>
);

export const CheckIcon = path("M3.5 8.5l3 3 6-7");
export const CrossIcon = path("M4 4l8 8M12 4l-8 8");
export const EnvelopeIcon = path("M2.5 4h11v8h-11zM2.5 4.5L8 9l5.5-4.5");
export const PlusIcon = path("M8 3.5v9M3.5 8h9");
export const LeaveIcon = path("M7 3H3.5v10H7M6.5 8h7M10.5 5l3 3-3 3");
export const MinusIcon = path("M3.5 8h9");
export const QuestionIcon = path("M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9 8 10M8 12.8v.1");
export const HashIcon = path("M6.3 2.5L5 13.5M11 2.5L9.7 13.5M3 6h10.5M2.5 10.2H13");
export const SendIcon = path("M2.5 8L13.5 2.8 10.3 13.2 8 8.8zM8 8.8l5.5-6");
export const EyeIcon = path(
  "M1.5 8s2.4-4.3 6.5-4.3S14.5 8 14.5 8s-2.4 4.3-6.5 4.3S1.5 8 1.5 8zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z",
);
export const ChevronIcon = path("M4.5 6.5L8 10l3.5-3.5");
export const BackIcon = path("M9.5 3.5L5 8l4.5 4.5");
export const ClockIcon = path("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.6");
export const DownIcon = path("M8 3v9.5M4 8.8l4 4 4-4");
export const HouseIcon = path("M2.5 7.5L8 3l5.5 4.5M4 6.8V13h8V6.8");
export const WrenchIcon = path(
  "M9.6 6.4a3.4 3.4 0 0 1 4.2-4.1l-2 2 .6 1.7 1.7.6 1.9-2a3.4 3.4 0 0 1-4.5 4.2l-5.3 5.3a1.5 1.5 0 0 1-2.2-2.2z",
);
export const FileIcon = path("M4 2h5l3 3v9H4zM9 2v3h3");
