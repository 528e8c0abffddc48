import type { OpenModal } from "../../protocol.ts";
import { Modal } from "./modal.tsx";

/** Only the topmost is shown; the ones beneath stay as they were left. */
export function ModalStack({ modals, person }: { modals: OpenModal[]; person: string }) {
  return (
    <>
      {modals.map((modal, index) => (
        <Modal
          key={`${person} ${modal.id}`}
          modal={modal}
          person={person}
          depth={index}
          covered={index < modals.length - 1}
        />
      ))}
    </>
  );
}
