/**
 * Opens the vault's frame while the code of the elements is still on its way; the session takes it over. The name is
 * what our sign-in window looks for.
 */
export function openAhead(space: string, partner: string): void {
  const frame = document.createElement('iframe');
  frame.name = 'o2-vault';
  frame.hidden = true;
  frame.src = `${space}/embed/vault?partner=${encodeURIComponent(partner)}`;
  frame.onload = () => (frame.dataset['loaded'] = '');
  document.body.append(frame);
}
