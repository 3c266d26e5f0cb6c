// The editor that opens for vim, nano and systemctl edit: a text field with Save and Cancel.

/**
 * Opens the editor on a file.
 *
 * @param ended aborted when the command that asked for it has ended
 * @returns the text to save; undefined where the reader leaves without saving
 */
export function edited(path: string, text: string, ended: AbortSignal): Promise<string | undefined> {
  const dialog = document.createElement('dialog');
  dialog.className = 'machine-editor';
  dialog.ariaLabel = `Editor: ${path}`;
  const label = document.createElement('label');
  const name = document.createElement('code');
  name.textContent = path;
  const field = document.createElement('textarea');
  field.value = text;
  field.spellcheck = false;
  field.rows = 16;
  label.append(name, field);
  const save = button('Save', 'save');
  const cancel = button('Cancel', '');
  const row = document.createElement('form');
  row.method = 'dialog';
  row.append(save, cancel);
  dialog.append(label, row);
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
  field.setSelectionRange(0, 0);
  return new Promise((resolve) => {
    ended.addEventListener('abort', () => dialog.close(), { once: true });
    dialog.addEventListener(
      'close',
      () => {
        dialog.remove();
        resolve(dialog.returnValue === 'save' ? field.value : undefined);
      },
      { once: true },
    );
  });
}

function button(label: string, value: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.textContent = label;
  element.value = value;
  return element;
}
