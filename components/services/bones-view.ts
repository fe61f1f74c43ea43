import { html, type TemplateResult } from 'lit';
import { tableHead, type TableContext } from './table-view.ts';

/** The table before its rows are there: the same heights, so that nothing moves when they come. */
export const bonesView = (count: number, at: TableContext): TemplateResult =>
  html`<table inert>
    ${tableHead(at)}
    <tbody>
      ${Array.from(
        { length: count },
        () =>
          html`<tr>
            <th class="name">
              <span class="kind"></span><span class="open bone"></span><span class="nature bone short"></span>
            </th>
            <td class="state"><span class="bone"></span></td>
            <td class="due"><span class="bone"></span></td>
            <td class="price"><span class="bone"></span></td>
            <td class="menu"></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
