import type { ImageBlock, ImageElement } from "@slack/types";
import { isSafeUrl } from "../mrkdwn/tree.ts";

export function Picture({ image, small }: { image: ImageElement | ImageBlock; small?: boolean }) {
  const url = "image_url" in image ? image.image_url : "url" in image.slack_file ? image.slack_file.url : "";
  if (!isSafeUrl(url)) return <span class="quiet">[image: {image.alt_text}]</span>;
  return (
    <img
      class={small ? "picture small" : "picture"}
      src={url}
      alt={image.alt_text}
      referrerpolicy="no-referrer"
    />
  );
}

export function Image({ block }: { block: ImageBlock }) {
  return (
    <figure class="block image">
      {block.title && <figcaption>{block.title.text}</figcaption>}
      <Picture image={block} />
    </figure>
  );
}
