import { NotDrawn } from "../blocks/not-drawn.tsx";
import { DateTimeField } from "./date-time.tsx";
import { FileField } from "./file-field.tsx";
import { MultiChannelChoice, MultiStaticChoice, MultiUserChoice } from "./multi-select.tsx";
import { OptionList } from "./option-list.tsx";
import { ChannelChoice, OverflowMenu, StaticChoice, UserChoice } from "./select.tsx";
import type { ElementProps } from "./surface.ts";
import { RichTextField, TextField } from "./text-field.tsx";
import type { Element } from "./value.ts";

/** Any element that holds a value, drawn by its type. */
export function Field({ element, ...rest }: ElementProps<Element>) {
  switch (element.type) {
    case "plain_text_input":
    case "email_text_input":
    case "url_text_input":
    case "number_input":
      return <TextField element={element} {...rest} />;
    case "rich_text_input":
      return <RichTextField element={element} {...rest} />;
    case "static_select":
      return <StaticChoice element={element} {...rest} />;
    case "users_select":
      return <UserChoice element={element} {...rest} />;
    case "channels_select":
    case "conversations_select":
      return <ChannelChoice element={element} {...rest} />;
    case "multi_static_select":
      return <MultiStaticChoice element={element} {...rest} />;
    case "multi_users_select":
      return <MultiUserChoice element={element} {...rest} />;
    case "multi_channels_select":
    case "multi_conversations_select":
      return <MultiChannelChoice element={element} {...rest} />;
    case "checkboxes":
    case "radio_buttons":
      return <OptionList element={element} {...rest} />;
    case "datepicker":
    case "timepicker":
    case "datetimepicker":
      return <DateTimeField element={element} {...rest} />;
    case "file_input":
      return <FileField element={element} {...rest} />;
    case "overflow":
      return <OverflowMenu element={element} {...rest} />;
    default:
      return <NotDrawn kind={element.type} />;
  }
}
