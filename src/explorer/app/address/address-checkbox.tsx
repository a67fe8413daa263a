import { useDraft } from "./use-draft.ts";

interface Props {
  isChecked: boolean;
  /** Goes to the address with or without what the checkbox stands for. */
  onToggle: (isChecked: boolean) => void;
}

/** A checkbox for a part of the address. It shows the choice before the view follows. */
export function AddressCheckbox({ isChecked, onToggle }: Props) {
  const [isShown, setIsShown] = useDraft(isChecked);
  return (
    <input
      type="checkbox"
      checked={isShown}
      onChange={({ target }) => {
        setIsShown(target.checked);
        onToggle(target.checked);
      }}
    />
  );
}
